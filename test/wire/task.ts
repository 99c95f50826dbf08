import type { Emulator } from '../emulator';
import { byId } from '../parameters';
import type { WireRow } from './row';

const taskId = 'gK9zW2fT5b';

/** A demo call, due today. */
const withTask = ({ account }: Emulator) =>
	void account.add('tasks', {
		id: taskId,
		taskType: '12',
		priority: '2',
		note: 'Ask about the trial',
	});

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
	{
		operation: 'task.getAll',
		fields: 'fewest',
		arrange: withTask,
		parameters: { limit: 1 },
		requests: [
			{ operationId: 'listTasks', path: '/v1/tasks', query: { page: '1', pageSize: '50' } },
		],
		output: (output) => expect(output).toMatchObject([{ taskId, channel: 'CallDemo' }]),
	},
	{
		operation: 'task.getAll',
		fields: 'all',
		arrange: withTask,
		parameters: {
			returnAll: true,
			filters: {
				assigneeId: 'Rn8cJ4pW1k',
				callOutcome: 'no-answer',
				prospectOutcome: 'Interested',
				search: 'trial',
				sequenceId: byId('kP3vN8sQ2d'),
				status: 'dueToday',
				taskType: 'call',
			},
			sort: { sortBy: 'dueDate', direction: 'descending' },
		},
		requests: ['1', '2'].map((page) => ({
			operationId: 'listTasks',
			path: '/v1/tasks',
			query: {
				taskAssignee: 'Rn8cJ4pW1k',
				callOutcome: 'No Answer',
				prospectOutcome: 'Interested',
				search: 'trial',
				sequenceId: 'kP3vN8sQ2d',
				status: 'dueToday',
				taskType: 'call',
				sortBy: 'dueDate',
				sortOrder: 'DESC',
				page,
				pageSize: '100',
			},
		})),
		output: (output) => expect(output).toMatchObject([{ taskId, priorityName: 'high' }]),
	},
];
