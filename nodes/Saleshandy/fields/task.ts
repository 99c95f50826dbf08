import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { findChoice, hasValue, quoted, toChoice, toId, toText } from '../checks';
import { locator } from './locator';

/** Contract: StepPriority. The code is sent; the label is the documentation's name. */
const priorities = [
	{ value: 'urgent', label: 'Urgent', code: 1 },
	{ value: 'high', label: 'High', code: 2 },
	{ value: 'normal', label: 'Normal', code: 3 },
	{ value: 'low', label: 'Low', code: 4 },
];

export const assigneeField = locator({
	displayName: 'Assignee',
	name: 'assigneeId',
	search: 'searchAssignees',
	required: false,
});

export const priorityField: INodeProperties = {
	displayName: 'Priority',
	name: 'priority',
	type: 'options',
	options: priorities.map(({ label, value }) => ({ name: label, value })),
	default: 'normal',
};

export const taskNoteField: INodeProperties = {
	displayName: 'Task Note',
	name: 'taskNote',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. Ask {{First Name}} about the trial',
	description: 'Instructions for the assignee, up to 3,000 characters',
};

/** Contract: TaskNote. */
export const toTaskNote = (value: unknown) => toText(value, quoted(taskNoteField), 3000);

/** The documentation's name for a priority. */
export const priorityName = (priority: unknown) => findChoice(priority, priorities)?.label;

/** The task options of a step that were set, in the API's format. */
export function taskOptions(values: Record<string, unknown>): IDataObject {
	const { priority, assigneeId } = values;
	return {
		...(hasValue(priority) && {
			priority: toChoice(priority, quoted(priorityField), priorities).code,
		}),
		...(hasValue(assigneeId) && { assigneeId: toId(assigneeId, quoted(assigneeField)) }),
	};
}
