import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { request } from '../transport/request';
import { SECRET_HEADER } from './secret';

/** What a webhook is registered with (contract: createWebhook). */
export interface NewWebhook extends IDataObject {
	name: string;
	webhookUrl: string;
	webhookEvent: string[];
	headers: Record<string, string>;
}

/** Registers a webhook, which no call can change or delete later (contract: createWebhook). */
export const createWebhook = async (context: IHookFunctions, webhook: NewWebhook) =>
	await request(context, {
		method: 'POST',
		path: '/webhook/create',
		body: webhook,
		secret: webhook.headers[SECRET_HEADER],
		adviceIfUnknown: `Look for "${webhook.name}" among the webhooks in Saleshandy before you try again.`,
	});
