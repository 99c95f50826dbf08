import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toList } from '../transport/payload';
import { request } from '../transport/request';
import { matching, notEmpty, toResults } from './results';

/** The account's own fields: the built-in ones cannot be changed. Contract: listFields. */
export async function searchFields(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const fields = notEmpty(
		toList(await request(this, { method: 'GET', path: '/fields' }), 'fields'),
		'This Saleshandy account has no custom fields yet. Create one with Field → Create.',
	);
	const results = toResults(fields, ({ label }) => [label]);
	return { results: matching(results, filter) };
}
