import type { IDataObject } from 'n8n-workflow';

import { locator } from '../../fields/locator';
import { picked, required } from '../../operation/fields';
import { taskChannels, taskPriorities, wordFor } from './codes';

export const taskId = required(
	picked(locator({ displayName: 'Task', name: 'taskId', search: 'searchTasks' })),
);

/** A task with its ID under our name, and words beside its codes. */
export const taskOutput = (task: IDataObject): IDataObject => ({
	...task,
	taskId: task.id,
	channel: wordFor(task.taskType, taskChannels),
	priorityName: wordFor(task.priority, taskPriorities),
});

/** The contract leaves the fields of a task open, so all are returned. These can be expected. */
export const taskFields = {
	taskId: 'string',
	prospectId: 'string',
	taskType: 'string',
	channel: 'string',
	priority: 'string',
	priorityName: 'string',
	dueDate: 'string',
	status: 'string',
	snoozedUntil: 'string',
	note: 'string',
	createdAt: 'string',
} as const;
