import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { allOutcomes } from './outcomes';
import { matching, toResults } from './results';

/** The outcomes of the account, including custom ones. */
export async function searchOutcomes(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const results = toResults(await allOutcomes(this), ({ name }) => [name]);
	return { results: matching(results, filter) };
}
