import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { getSchedules } from './account';
import { matching, notEmpty, toResults } from './results';

/** The account's sending schedules, each with its time zone. */
export async function searchSchedules(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const schedules = notEmpty(
		await getSchedules(this),
		'This Saleshandy account has no schedules yet. Add one in Saleshandy.',
	);
	const results = toResults(schedules, ({ name, timezone }) => [name, timezone]);
	return { results: matching(results, filter) };
}
