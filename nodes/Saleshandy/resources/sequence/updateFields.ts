import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Channel, PayloadField } from '../../channels';
import { channels, hasPayload, makesTask, sendsEmail, variantStatuses } from '../../channels';
import { quoted, toBoolean, toChoice } from '../../checks';
import {
	attachmentFieldsField,
	attachmentIdsField,
	toAttachmentFields,
	toAttachmentIds,
} from '../../fields/attachments';
import { dayField, toDay } from '../../fields/day';
import { followStep, unlessElsewhere } from '../../fields/followStep';
import { payloadFields, payloadKeys } from '../../fields/payload';
import {
	assigneeField,
	priorityField,
	taskNoteField,
	taskOptions,
	toTaskNote,
} from '../../fields/task';
import type { Draft } from './variants';

const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: variantStatuses.map(({ label, value }) => ({ name: label, value })),
	default: 'active',
	description: 'Paused variants are no longer sent',
};

export const removeAllAttachmentsField: INodeProperties = {
	displayName: 'Remove All Attachments',
	name: 'removeAllAttachments',
	type: 'boolean',
	default: true,
	description: 'Whether to remove all attachments from the variant',
};

/** A field that an update can touch. */
export interface Updatable {
	field: INodeProperties;
	/** Whether a channel has it; all have it if missing. */
	isOn?: (channel: Channel) => boolean;
	/** The part of the body for a value. */
	toBody?: (value: unknown) => IDataObject;
	/** Or its place in the payload, whose texts are sent together. */
	text?: PayloadField;
	/** The channels on which it can be cleared. */
	clearableOn?: (channel: Channel) => boolean;
}

/** A field of the step, which changes for all its variants. */
const ofStep = (field: INodeProperties): INodeProperties => ({
	...field,
	displayName: `${field.displayName} (Whole Step)`,
});

/** An empty list changes nothing either. */
const unlessEmpty = (name: 'attachmentIds' | 'attachmentFields', list: unknown[]): Draft =>
	list.length > 0 ? { [name]: list } : {};

/** All that Update Variant can change. */
export const updatables: Updatable[] = [
	{
		field: statusField,
		toBody: (value) => ({ status: toChoice(value, quoted(statusField), variantStatuses).code }),
	},
	{ field: ofStep(dayField), toBody: (value) => ({ absoluteDays: toDay(value) }) },
	...payloadKeys.map((text) => ({
		field: payloadFields[text],
		text,
		isOn: hasPayload(text),
		clearableOn: ({ payload }: Channel) =>
			payload[text] !== undefined && payload[text].presence !== 'required',
	})),
	{
		field: taskNoteField,
		isOn: makesTask,
		clearableOn: makesTask,
		toBody: (value) => ({ taskNote: toTaskNote(value) }),
	},
	{
		field: ofStep(priorityField),
		isOn: makesTask,
		toBody: (priority) => taskOptions({ priority }),
	},
	{
		field: ofStep(assigneeField),
		isOn: makesTask,
		toBody: (assigneeId) => taskOptions({ assigneeId }),
	},
	{
		field: attachmentIdsField,
		isOn: sendsEmail,
		toBody: (value) => unlessEmpty('attachmentIds', toAttachmentIds(value)),
	},
	{
		field: attachmentFieldsField,
		isOn: sendsEmail,
		toBody: (value) => unlessEmpty('attachmentFields', toAttachmentFields(value)),
	},
	{
		field: removeAllAttachmentsField,
		isOn: sendsEmail,
		toBody: (value): IDataObject =>
			toBoolean(value, quoted(removeAllAttachmentsField)) ? { attachmentIds: [] } : {},
	},
];

/** Those that can be cleared on some channel. */
export const clearables = updatables.filter(
	({ clearableOn }) => clearableOn && channels.some(clearableOn),
);

export const clearField: INodeProperties = {
	displayName: 'Clear',
	name: 'clear',
	type: 'multiOptions',
	options: clearables.map(({ field: { name, displayName }, clearableOn }) => ({
		name: displayName,
		value: name,
		displayOptions: unlessElsewhere(clearableOn!),
	})),
	default: [],
	description: 'Fields to clear. A field that you leave empty is not changed.',
};

export const updateFieldsField: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Only fields you add here are changed. A field that you leave empty is not changed.',
	options: [{ field: clearField }, ...updatables]
		.sort((a, b) => a.field.displayName.localeCompare(b.field.displayName))
		.flatMap(({ field, isOn }: Updatable) => (isOn ? followStep(field, isOn) : [field])),
};
