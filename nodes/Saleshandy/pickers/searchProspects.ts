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
		toResult: (prospect) => ({ name: title(prospect), value: prospect.id }),
		ifNone: 'This Saleshandy account has no prospects yet. Create one with Create or Update.',
		fullAt: PAGE_SIZE,
	});
}

function title(prospect: Prospect): string {
	const values = valuesOf(prospect);
	const name = [values['First Name'], values['Last Name']].filter(Boolean).join(' ');
	return [name, prospect.email].filter(Boolean).join(' · ') || prospect.id;
}
