import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { readPages } from '../transport/paging';
import { getSequences, MAX_SEQUENCES_A_PAGE } from '../transport/sequences';

/** The titles of all sequences, which is what deliveries of webhooks name them by. */
export async function getSequenceNames(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const sequences = await readPages(
		async (page, pageSize) =>
			await getSequences(this, { sortBy: 'sequence.title', sort: 'ASC' }, page, pageSize),
		MAX_SEQUENCES_A_PAGE,
	);
	if (sequences.length === 0) {
		throw new UserError('This Saleshandy account has no sequences yet. Create one in Saleshandy.');
	}
	return [...new Set(sequences.map(({ title }) => title))].map((title) => ({
		name: title,
		value: title,
	}));
}
