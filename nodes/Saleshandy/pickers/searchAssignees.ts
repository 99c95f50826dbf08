import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { getTeamMembers } from './account';
import { matching, notEmpty } from './results';

/** The people who can get a task. */
export async function searchAssignees(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const members = notEmpty(
		(await getTeamMembers(this)).filter(({ id }) => id),
		'This Saleshandy account has no team members yet. Invite them in Saleshandy.',
	);
	const results = members
		.map((member) => ({ name: title(member), value: String(member.id) }))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results: matching(results, filter) };
}

function title({ name, firstName, lastName, email, id }: IDataObject): string {
	const fullName = name || [firstName, lastName].filter(Boolean).join(' ');
	return [fullName, email].filter(Boolean).join(' · ') || String(id);
}
