import type { IDataObject } from 'n8n-workflow';

import { locator } from '../../fields/locator';
import { picked, required, text } from '../../operation/fields';
import { taskChannels, taskPriorities, wordFor } from './codes';

export const taskId = required(
	picked(locator({ displayName: 'Task', name: 'taskId', search: 'searchTasks' })),
);

/** Contract: TaskNote. */
export const note = text('Note', {
	maxLength: 3000,
	rows: 3,
	keepsMergeTags: true,
	placeholder: 'e.g. Ask about the trial',
	description: 'Instructions for the assignee, up to 3,000 characters',
});

/** The API's limit is not public. A batch that it rejects is sent again in halves. */
export const TASKS_PER_REQUEST = 500;

/** A task with `taskId`, and words for its codes. */
export const taskOutput = (task: IDataObject): IDataObject => ({
	...task,
	taskId: task.id,
	channel: wordFor(task.taskType, taskChannels),
	priorityName: wordFor(task.priority, taskPriorities),
});

/** The contract leaves the fields of a task open, so all are returned. These are likely. */
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
