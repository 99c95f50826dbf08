import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { matching, notEmpty, toResults } from './results';
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
	const results = toResults(webhooks, ({ name, webhookUrl }) => [name || webhookUrl]);
	return { results: matching(results, filter) };
}
