import type { IDataObject } from 'n8n-workflow';

import { readPages } from './paging';
import type { ApiContext } from './api';
import { request } from './request';

/** Contract: Webhook. Whether a listed one shows its headers is not settled. */
export interface Webhook extends IDataObject {
	id: string;
	name: string;
	webhookUrl: string;
	webhookEvent: string[];
	headers?: Record<string, string>;
	status?: string;
}

const PAGE_SIZE = 50;

/** All webhooks of the account, active or not (contract: listWebhooks). */
export const getWebhooks = async (context: ApiContext) =>
	await readPages(
		async (page, pageSize) =>
			await request<Webhook[]>(context, {
				method: 'GET',
				path: '/webhook',
				query: { page, pageSize },
			}),
		// The largest page is not public: the service may cut one that is larger.
		{ pageSizes: [PAGE_SIZE] },
	);

/** Registers a webhook, which no call can change or delete later (contract: createWebhook). */
export const createWebhook = async (
	context: ApiContext,
	webhook: Pick<Webhook, 'name' | 'webhookUrl' | 'webhookEvent' | 'headers'>,
) =>
	await request<Webhook>(context, {
		method: 'POST',
		path: '/webhook/create',
		body: webhook,
		adviceIfUnknown: `Look for "${webhook.name}" among the webhooks in Saleshandy before you try again.`,
	});
