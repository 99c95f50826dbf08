import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { getTeamMembers } from './account';
import { notEmpty } from './results';

/** The people who can get a task. */
export async function getAssignees(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const members = notEmpty(
		(await getTeamMembers(this)).filter(({ id }) => id),
		'This Saleshandy account has no team members yet. Invite them in Saleshandy.',
	);
	return members
		.map((member) => ({
			name: fullName(member),
			value: String(member.id),
			...(member.email ? { description: String(member.email) } : {}),
		}))
		.sort((a, b) => a.name.localeCompare(b.name));
}

const fullName = ({ name, firstName, lastName, email, id }: IDataObject) =>
	String(name || [firstName, lastName].filter(Boolean).join(' ') || email || id);
