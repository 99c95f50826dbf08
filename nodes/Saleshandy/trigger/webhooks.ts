import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { readPages } from '../transport/paging';
import { toList } from '../transport/payload';
import { request } from '../transport/request';

/** What a webhook is registered with (contract: createWebhook). */
export interface NewWebhook extends IDataObject {
	name: string;
	webhookUrl: string;
	webhookEvent: string[];
	headers: Record<string, string>;
}

const PAGE_SIZE = 50;

/**
 * All webhooks of the account, active or not (contract: listWebhooks). The shape of the list is
 * assumed, so nothing in it is taken for granted.
 */
export const getWebhooks = async (context: IHookFunctions) =>
	await readPages(
		async (page, pageSize) =>
			toList<IDataObject>(
				await request(context, { method: 'GET', path: '/webhook', query: { page, pageSize } }),
				'webhooks',
			),
		// The largest page is not public: the service may cut one that is larger.
		{ pageSizes: [PAGE_SIZE] },
	);

/** Registers a webhook, which no call can change or delete later (contract: createWebhook). */
export const createWebhook = async (context: IHookFunctions, webhook: NewWebhook) =>
	await request(context, {
		method: 'POST',
		path: '/webhook/create',
		body: webhook,
		adviceIfUnknown: `Look for "${webhook.name}" among the webhooks in Saleshandy before you try again.`,
	});
