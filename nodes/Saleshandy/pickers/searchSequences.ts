import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { NO_SEQUENCES, pageOf } from './results';
import { getSequences } from './sequences';
import { sequenceTitle } from './titles';

const PAGE_SIZE = 100;

/** One page of the account's sequences, the newest first. Contract: listSequences. */
export async function searchSequences(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pageOf(filter, paginationToken, {
		read: async (page) =>
			await getSequences(
				this,
				{ ...(filter && { sequenceName: filter }), sortBy: 'sequence.createdAt', sort: 'DESC' },
				page,
				PAGE_SIZE,
			),
		nameOf: (sequence) => [sequenceTitle(sequence)],
		ifNone: NO_SEQUENCES,
		fullAt: PAGE_SIZE,
	});
}
