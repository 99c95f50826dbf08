import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { getTeamMembers } from './account';
import { matching, notEmpty, toResults } from './results';

/** The people who can get a task. */
export async function searchAssignees(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const members = toResults(await getTeamMembers(this), ({ name, firstName, lastName, email }) => [
		name || [firstName, lastName].filter(Boolean).join(' '),
		email,
	]).sort((a, b) => a.name.localeCompare(b.name));
	notEmpty(members, 'This Saleshandy account has no team members yet. Invite them in Saleshandy.');
	return { results: matching(members, filter) };
}
