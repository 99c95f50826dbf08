import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { request } from '../transport/request';
import type { Sequence } from '../transport/sequences';

const PAGE_SIZE = 100;

/** One page of the account's sequences, the newest first; Saleshandy does the searching. Contract: listSequences. */
export async function searchSequences(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const sequences = await request<Sequence[]>(this, {
		method: 'GET',
		path: ['sequences'],
		qs: {
			...(filter && { sequenceName: filter }),
			page,
			pageSize: PAGE_SIZE,
			sortBy: 'sequence.createdAt',
			sort: 'DESC',
		},
	});
	if (sequences.length === 0 && page === 1 && !filter) {
		throw new UserError('This Saleshandy account has no sequences yet. Create one in Saleshandy.');
	}
	return {
		results: sequences.map(({ id, title, active }) => ({
			name: active ? title : `${title} (inactive)`,
			value: id,
		})),
		// The list has no total: a page that is not full is the last one.
		paginationToken: sequences.length === PAGE_SIZE ? String(page + 1) : undefined,
	};
}
