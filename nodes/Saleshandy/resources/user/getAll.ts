import { many } from '../../operation/kinds';

/** Contract: listTeamMembers. */
export const getAll = many({
	action: 'Get many users',
	description: 'Retrieve a list of the team members of the account',
	contract: 'listTeamMembers',
	what: 'team members',
	request: () => ({ method: 'GET', path: '/user/team-member-list' }),
});
