import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { request } from '../transport/request';
import { noneYet } from './noneYet';

/** The people who can get a task. Contract: listTeamMembers, whose records are not public in detail. */
export async function getAssignees(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const members = await request<IDataObject[]>(this, {
		method: 'GET',
		path: ['user', 'team-member-list'],
	});
	if (members.length === 0) {
		throw noneYet(
			'This Saleshandy account has no team members',
			'Invite them in Saleshandy first.',
		);
	}
	return members
		.filter(({ id }) => id)
		.map((member) => ({
			name: fullName(member),
			value: String(member.id),
			...(member.email ? { description: String(member.email) } : {}),
		}))
		.sort((a, b) => a.name.localeCompare(b.name));
}

const fullName = ({ name, firstName, lastName, email, id }: IDataObject) =>
	String(name || [firstName, lastName].filter(Boolean).join(' ') || email || id);
