import type { Emulator } from '../emulator';
import { hashedId } from '../emulator/ids';
import { byId } from '../parameters';
import * as choices from './choices';
import type { WireRow } from './row';

const taskId = 'gK9zW2fT5b';
const prospectId = 'aW4rY8tC3e';
/** The first ID that the emulator makes. */
const bulkActionId = hashedId(1);

/** A demo call, due today. */
const withTask = ({ account }: Emulator) =>
	void account.add('tasks', {
		id: taskId,
		taskType: '12',
		priority: '2',
		note: 'Ask about the trial',
	});

const withTwoTasks = ({ account }: Emulator) => {
	for (const id of [taskId, 'lV4bS7jD2m']) account.add('tasks', { id });
};

const withProspect = ({ account }: Emulator) => void account.add('prospects', { id: prospectId });

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
		choices: { 'options.callOutcome': ['callOutcome', choices.callOutcomes] },
		arrange: withTask,
		parameters: { taskId: byId(taskId), options: { callOutcome: 'callback-later' } },
		requests: [
			{ operationId: 'getTask', path: `/v1/tasks/${taskId}` },
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
		choices: {
			'filters.callOutcome': ['callOutcome', choices.callOutcomes],
			'filters.status': ['status', choices.taskStatuses],
			'filters.taskType': ['taskType', choices.taskTypes],
			'sort.direction': ['sortOrder', choices.directions],
			'sort.sortBy': ['sortBy', choices.sortKeys],
		},
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
	{
		operation: 'task.create',
		fields: 'fewest',
		arrange: withProspect,
		parameters: { prospectId: byId(prospectId), channel: 'CallDemo' },
		requests: [
			{
				operationId: 'createTasks',
				path: '/v1/tasks/create',
				body: { prospectIds: [prospectId], taskType: '12' },
			},
		],
		output: (output) =>
			expect(output).toEqual([{ taskId: expect.any(String), prospectId, channel: 'CallDemo' }]),
	},
	{
		operation: 'task.create',
		fields: 'all',
		choices: { 'additionalFields.priority': ['priority', choices.taskPriorities] },
		arrange: withProspect,
		parameters: {
			prospectId: byId(prospectId),
			channel: 'LinkedInMessage',
			additionalFields: {
				dueDate: '2030-03-31T22:30:00Z',
				priority: 'urgent',
				taskNote: '=Ask {{First Name}} about {{ 1 + 1 }} trials',
			},
		},
		requests: [
			{
				operationId: 'createTasks',
				path: '/v1/tasks/create',
				body: {
					prospectIds: [prospectId],
					taskType: '3',
					priority: '1',
					dueDate: '2030-03-31',
					taskNote: 'Ask {{First Name}} about 2 trials',
				},
			},
		],
		output: (output) => expect(output).toMatchObject([{ prospectId, channel: 'LinkedInMessage' }]),
	},
	{
		operation: 'task.skip',
		fields: 'fewest',
		arrange: withTask,
		parameters: { taskId: byId(taskId) },
		requests: [{ operationId: 'skipTask', path: `/v1/tasks/${taskId}/skip` }],
		output: [{ taskId, skipped: true }],
	},
	{
		operation: 'task.skip',
		fields: 'of two items',
		arrange: withTwoTasks,
		parameters: { taskId: '={{ $json.id }}' },
		items: [{ json: { id: taskId } }, { json: { id: 'lV4bS7jD2m' } }],
		requests: [
			{
				operationId: 'bulkSkipTasks',
				path: '/v1/tasks/bulk-skip',
				body: { taskIds: [taskId, 'lV4bS7jD2m'] },
			},
			{
				operationId: 'getBulkTaskStatus',
				path: `/v1/tasks/bulk-status/${bulkActionId}`,
			},
		],
		output: [
			{ taskId, skipped: true },
			{ taskId: 'lV4bS7jD2m', skipped: true },
		],
	},
	{
		operation: 'task.snooze',
		fields: 'fewest',
		arrange: withTask,
		parameters: { taskId: byId(taskId), snoozeUntil: '2100-05-06T09:00:00Z' },
		requests: [
			{
				operationId: 'snoozeTask',
				path: `/v1/tasks/${taskId}/snooze`,
				body: { snoozeUntil: '2100-05-06T09:00:00.000Z' },
			},
		],
		output: [{ taskId, snoozed: true, snoozedUntil: '2100-05-06T09:00:00.000Z' }],
	},
	{
		operation: 'task.snooze',
		fields: 'of two items',
		arrange: withTwoTasks,
		parameters: { taskId: '={{ $json.id }}', snoozeUntil: '2100-05-06T09:00:00Z' },
		items: [{ json: { id: taskId } }, { json: { id: 'lV4bS7jD2m' } }],
		requests: [
			{
				operationId: 'bulkSnoozeTasks',
				path: '/v1/tasks/bulk-snooze',
				body: { taskIds: [taskId, 'lV4bS7jD2m'], snoozeUntil: '2100-05-06T09:00:00.000Z' },
			},
			{
				operationId: 'getBulkTaskStatus',
				path: `/v1/tasks/bulk-status/${bulkActionId}`,
			},
		],
		output: (output) =>
			expect(output).toMatchObject([{ taskId, snoozed: true }, { snoozed: true }]),
	},
	{
		operation: 'task.updateNote',
		fields: 'fewest',
		arrange: withTask,
		parameters: { taskId: byId(taskId), note: 'Call after lunch' },
		requests: [
			{
				operationId: 'updateTaskNote',
				path: `/v1/tasks/${taskId}/note`,
				body: { note: 'Call after lunch' },
			},
		],
		output: [{ taskId, note: 'Call after lunch' }],
	},
	{
		operation: 'task.getCounts',
		fields: 'fewest',
		arrange: withTask,
		parameters: {},
		requests: [{ operationId: 'getTaskCounts', path: '/v1/tasks/counts' }],
		output: [{ upcoming: 0, dueToday: 1, overdue: 0 }],
	},
];
