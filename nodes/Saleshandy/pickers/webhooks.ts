import type { IDataObject } from 'n8n-workflow';

import type { ApiContext } from '../transport/api';
import { readPages } from '../transport/paging';
import { toList } from '../transport/payload';
import { request } from '../transport/request';

const PAGE_SIZE = 50;

/**
 * All webhooks of the account, active or not (contract: listWebhooks). The shape of the list is
 * assumed, so nothing in it is taken for granted.
 */
export const getWebhooks = async (context: ApiContext) =>
	await readPages(
		async (page, pageSize) =>
			toList<IDataObject>(
				await request(context, { method: 'GET', path: '/webhook', query: { page, pageSize } }),
				'webhooks',
			),
		// The largest page is not public: the service may cut one that is larger.
		{ pageSizes: [PAGE_SIZE] },
	);
