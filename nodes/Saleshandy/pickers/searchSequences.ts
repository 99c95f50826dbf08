import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { NO_SEQUENCES, notEmpty } from './results';
import { getSequences } from './sequences';
import { sequenceTitle } from './titles';

const PAGE_SIZE = 100;

/** One page of the account's sequences, the newest first; Saleshandy does the searching. Contract: listSequences. */
export async function searchSequences(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const sequences = await getSequences(
		this,
		{ ...(filter && { sequenceName: filter }), sortBy: 'sequence.createdAt', sort: 'DESC' },
		page,
		PAGE_SIZE,
	);
	if (page === 1 && !filter) notEmpty(sequences, NO_SEQUENCES);
	return {
		results: sequences.map((sequence) => ({ name: sequenceTitle(sequence), value: sequence.id })),
		// The list has no total: a page that is not full is the last one.
		paginationToken: sequences.length === PAGE_SIZE ? String(page + 1) : undefined,
	};
}
