import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { sequenceField } from '../../fields/locators';
import { picked, required } from '../../operation/fields';
import { taskChannels, taskPriorities, wordFor } from './codes';

const taskField: INodeProperties = {
	displayName: 'Task',
	name: 'taskId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a task…',
			typeOptions: { searchListMethod: 'searchTasks', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. gK9zW2fT5b' },
	],
};

export const taskId = required(picked(taskField));

export const sequenceFilter: INodeProperties = { ...sequenceField, required: false };

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
