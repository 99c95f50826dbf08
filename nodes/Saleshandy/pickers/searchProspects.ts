import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Prospect } from './prospects';
import { getProspects, valuesOf } from './prospects';
import { pageOf } from './results';

const PAGE_SIZE = 100;

/** One page of the account's prospects, the newest first. Contract: listProspects. */
export async function searchProspects(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const query = { ...(filter && { search: filter }), sortBy: 'createdAt', sort: 'DESC' };
	return await pageOf(filter, paginationToken, {
		read: async (page) => await getProspects(this, query, page, PAGE_SIZE),
		nameOf,
		ifNone: 'This Saleshandy account has no prospects yet. Create one with Create or Update.',
		fullAt: PAGE_SIZE,
	});
}

function nameOf(prospect: Prospect) {
	const values = valuesOf(prospect);
	return [[values['First Name'], values['Last Name']].filter(Boolean).join(' '), prospect.email];
}
