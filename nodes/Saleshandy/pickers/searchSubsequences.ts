import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { sequenceField } from '../fields/locators';
import { toList } from '../transport/payload';
import { request } from '../transport/request';
import { chosenIn } from './chosen';
import { sequenceIdOf } from './resolve';
import { matching, notEmpty, toResults } from './results';

/** The subsequences of the chosen sequence. Contract: listSubsequences. */
export async function searchSubsequences(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const sequenceId = await sequenceIdOf(this, chosenIn(this, sequenceField));
	const payload = await request<unknown>(this, {
		method: 'GET',
		path: '/sequences/{sequenceId}/subsequences',
		ids: { sequenceId },
	});
	const found = notEmpty(
		toList(payload, 'subsequences'),
		'This sequence has no subsequences yet. Add one with Create.',
	);
	const results = toResults(found, ({ title }) => [title]);
	return { results: matching(results, filter) };
}
