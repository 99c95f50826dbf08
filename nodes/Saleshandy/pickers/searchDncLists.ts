import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toList } from '../transport/payload';
import { request } from '../transport/request';
import { notEmpty } from './results';

const PAGE_SIZE = 100;

/** One page of the do-not-contact lists; Saleshandy does the searching. Contract: listDncLists. */
export async function searchDncLists(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const payload = await request<unknown>(this, {
		method: 'GET',
		path: '/dnc',
		query: { ...(filter && { search: filter }), page, pageSize: PAGE_SIZE },
	});
	const lists = toList<{ id: string; name: string }>(payload, 'lists');
	if (page === 1 && !filter) {
		notEmpty(
			lists,
			'This Saleshandy account has no do-not-contact lists yet. Add one in Saleshandy.',
		);
	}
	return {
		results: lists.map(({ id, name }) => ({ name, value: id })),
		paginationToken: lists.length === PAGE_SIZE ? String(page + 1) : undefined,
	};
}
