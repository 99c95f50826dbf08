import type { Emulator } from '../emulator';
import { byId } from '../parameters';
import type { WireRow } from './row';

const taskId = 'gK9zW2fT5b';

/** A demo call, due today. */
const withTask = ({ account }: Emulator) =>
	void account.add('tasks', { id: taskId, taskType: '12', priority: '2' });

export const task: WireRow[] = [
	{
		operation: 'task.complete',
		fields: 'fewest',
		arrange: ({ account }) => void account.add('tasks', { id: taskId }),
		parameters: { taskId: byId(taskId) },
		requests: [{ operationId: 'completeTask', path: `/v1/tasks/${taskId}/complete` }],
		output: [{ taskId, completed: true }],
	},
	{
		operation: 'task.complete',
		fields: 'all',
		arrange: withTask,
		parameters: { taskId: byId(taskId), options: { callOutcome: 'callback-later' } },
		requests: [
			{
				operationId: 'completeTask',
				path: `/v1/tasks/${taskId}/complete`,
				body: { callOutcome: 'Callback Later' },
			},
		],
		output: [{ taskId, completed: true, callOutcome: 'callback-later' }],
	},
	{
		operation: 'task.get',
		fields: 'fewest',
		arrange: withTask,
		parameters: { taskId: byId(taskId) },
		requests: [{ operationId: 'getTask', path: `/v1/tasks/${taskId}` }],
		output: (output) =>
			expect(output).toMatchObject([{ taskId, channel: 'CallDemo', priorityName: 'high' }]),
	},
];
