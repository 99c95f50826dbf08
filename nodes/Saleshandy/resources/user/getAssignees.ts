import { many } from '../../operation/kinds';

/** Contract: listTaskAssignees. */
export const getAssignees = many({
	name: 'Get Assignees',
	value: 'getAssignees',
	action: 'Get users who can be assigned tasks',
	description: 'Retrieve a list of the users who can be assigned tasks',
	contract: 'listTaskAssignees',
	what: 'assignees',
	request: () => ({ method: 'GET', path: '/tasks/assignee/list' }),
});
