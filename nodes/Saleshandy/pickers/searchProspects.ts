import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Prospect } from './prospects';
import { getProspects, valuesOf } from './prospects';
import { notEmpty } from './results';

const PAGE_SIZE = 100;

/** One page of the account's prospects, the newest first; Saleshandy does the searching. Contract: listProspects. */
export async function searchProspects(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const query = { ...(filter && { search: filter }), sortBy: 'createdAt', sort: 'DESC' };
	const prospects = await getProspects(this, query, page, PAGE_SIZE);
	if (page === 1 && !filter) {
		notEmpty(
			prospects,
			'This Saleshandy account has no prospects yet. Create one with Create or Update.',
		);
	}
	return {
		results: prospects.map((prospect) => ({ name: title(prospect), value: prospect.id })),
		// The list has no total: a page that is not full is the last one.
		paginationToken: prospects.length === PAGE_SIZE ? String(page + 1) : undefined,
	};
}

function title(prospect: Prospect): string {
	const values = valuesOf(prospect);
	const name = [values['First Name'], values['Last Name']].filter(Boolean).join(' ');
	return [name, prospect.email].filter(Boolean).join(' · ') || prospect.id;
}
