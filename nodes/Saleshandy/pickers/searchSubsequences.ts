import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { sequenceField } from '../fields/locators';
import { toList } from '../transport/payload';
import { request } from '../transport/request';
import { chosenIn } from './chosen';
import { sequenceIdOf } from './resolve';
import { matching, notEmpty } from './results';

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
		toList<{ id: string; title?: string }>(payload, 'subsequences'),
		'This sequence has no subsequences yet. Add one with Create.',
	);
	const results = found.map(({ id, title }) => ({ name: title ?? id, value: id }));
	return { results: matching(results, filter) };
}
