import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { getSenders } from './getSenders';
import { matching } from './results';

/** The account's email accounts. */
export async function searchEmailAccounts(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const results = await getSenders.call(this);
	return { results: matching(results, filter) };
}
