import { single } from '../../operation/kinds';

/** Contract: getTaskCounts. */
export const getCounts = single({
	name: 'Get Counts',
	value: 'getCounts',
	action: 'Get the number of upcoming, due and overdue tasks',
	description: 'Retrieve the number of tasks that are upcoming, due today and overdue',
	contract: 'getTaskCounts',
	request: () => ({ method: 'GET', path: '/tasks/counts' }),
});
