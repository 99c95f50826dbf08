import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toChoice, toId, hasValue, isUnset, toText } from '../checks';
import { mergeTagHint } from './payload';

/** Contract: StepPriority. The code is what travels. */
const priorities = [
	{ value: 'urgent', label: 'Urgent', code: 1 },
	{ value: 'high', label: 'High', code: 2 },
	{ value: 'normal', label: 'Normal', code: 3 },
	{ value: 'low', label: 'Low', code: 4 },
];

export const assigneeField: INodeProperties = {
	displayName: 'Assignee Name or ID',
	name: 'assigneeId',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getAssignees' },
	default: '',
	description:
		'The team member who gets the task. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export const priorityField: INodeProperties = {
	displayName: 'Priority',
	name: 'priority',
	type: 'options',
	options: priorities.map(({ label, code }) => ({ name: label, value: code })),
	default: 3,
	description: 'How urgent the task is',
};

export const taskNoteField: INodeProperties = {
	displayName: 'Task Note',
	name: 'taskNote',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. Ask about the trial',
	description: 'What the person who does the task should know, at most 3,000 characters',
	hint: mergeTagHint,
};

/** In Email steps there is no task, and the contract's idle `priority` is not offered. */
export const taskFields = [assigneeField, priorityField, taskNoteField];

/** Contract: TaskNote. */
export const taskNote = (value: unknown) => toText(value, taskNoteField.displayName, 3000);

/** The step's part of the task options: those that were set, as the API takes them. */
export function taskOptions(values: Record<string, unknown>): IDataObject {
	const { priority, assigneeId } = values;
	return {
		...(!isUnset(priority) && {
			priority: toChoice(priority, priorityField.displayName, priorities).code,
		}),
		...(hasValue(assigneeId) && { assigneeId: toId(assigneeId, 'Assignee') }),
	};
}
