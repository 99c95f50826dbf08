import { single } from '../../operation/kinds';
import { toObject } from '../../transport/payload';
import { taskFields, taskId, taskOutput } from './shared';

/** Contract: getTask. */
export const get = single({
	name: 'Get',
	value: 'get',
	action: 'Get a task',
	description: 'Retrieve a task',
	contract: 'getTask',
	adds: taskFields,
	fields: { taskId },
	request: ({ taskId }) => ({ method: 'GET', path: '/tasks/{taskId}', ids: { taskId } }),
	output: (task) => taskOutput(toObject(task, 'a task')),
});
