import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { allOutcomes } from './outcomes';
import { matching } from './results';

/** The outcomes of the account, including custom ones. */
export async function searchOutcomes(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const outcomes = await allOutcomes(this);
	return {
		results: matching(
			outcomes.map(({ id, name }) => ({ name, value: id })),
			filter,
		),
	};
}
