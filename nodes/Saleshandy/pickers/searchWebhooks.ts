import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { matching, notEmpty } from './results';
import { getWebhooks } from './webhooks';

/** The account's webhooks. */
export async function searchWebhooks(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const webhooks = notEmpty(
		await getWebhooks(this),
		'This Saleshandy account has no webhooks yet. The Saleshandy Trigger creates one.',
	);
	const results = webhooks.map(({ id, name, webhookUrl }) => ({
		name: String(name || webhookUrl),
		value: String(id),
	}));
	return { results: matching(results, filter) };
}
