import { single } from '../../operation/kinds';

/** Contract: getTaskCounts. */
export const getCounts = single({
	name: 'Get Counts',
	value: 'getCounts',
	action: 'Get the number of tasks in each state',
	description: 'Retrieve how many tasks are upcoming, due today and overdue',
	contract: 'getTaskCounts',
	request: () => ({ method: 'GET', path: '/tasks/counts' }),
});
