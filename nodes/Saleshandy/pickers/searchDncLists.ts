import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toList } from '../transport/payload';
import { request } from '../transport/request';
import { pageOf } from './results';

const PAGE_SIZE = 100;

/** One page of the do-not-contact lists. Contract: listDncLists. */
export async function searchDncLists(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pageOf(filter, paginationToken, {
		read: async (page) => {
			const query = { ...(filter && { search: filter }), page, pageSize: PAGE_SIZE };
			const payload = await request<unknown>(this, { method: 'GET', path: '/dnc', query });
			return toList(payload, 'lists');
		},
		nameOf: ({ name }) => [name],
		ifNone: 'This Saleshandy account has no do-not-contact lists yet. Add one in Saleshandy.',
		fullAt: PAGE_SIZE,
	});
}
