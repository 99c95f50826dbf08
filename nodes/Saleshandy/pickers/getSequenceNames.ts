import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { readPages } from '../transport/paging';
import { getSequences, MAX_SEQUENCES_A_PAGE } from './sequences';
import { NO_SEQUENCES, notEmpty } from './results';

/** The titles of all sequences. Events contain the title and not the ID of the API. */
export async function getSequenceNames(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	if (this.getCurrentNodeParameter('registration') === 'manual') {
		throw new UserError(
			'Manual setup has no account to load sequences from. Enter the titles as a comma-separated expression.',
		);
	}
	const sequences = await readPages(
		async (page, pageSize) =>
			await getSequences(this, { sortBy: 'sequence.title', sort: 'ASC' }, page, pageSize),
		{ pageSizes: [MAX_SEQUENCES_A_PAGE], endsWithShortPage: true },
	);
	return [...new Set(notEmpty(sequences, NO_SEQUENCES).map(({ title }) => title))].map((title) => ({
		name: title,
		value: title,
	}));
}
