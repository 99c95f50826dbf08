import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Channel, PayloadField } from '../../channels';
import { hasPayload, makesTask, optionFor, sendsMail } from '../../channels';
import { toChoice, toBoolean, isUnset } from '../../checks';
import {
	attachmentFields,
	attachmentFieldsField,
	attachmentIds,
	attachmentIdsField,
} from '../../fields/attachments';
import { day, dayField } from '../../fields/day';
import { payloadFields } from '../../fields/payload';
import {
	assigneeField,
	priorityField,
	taskNote,
	taskNoteField,
	taskOptions,
} from '../../fields/task';
import { payload } from './variants';

/** Contract: VariantStatus. The code is what travels. */
const statuses = [
	{ value: 'active', label: 'Active', code: 1 },
	{ value: 'paused', label: 'Paused', code: 0 },
];

const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: statuses.map(({ label, value }) => ({ name: label, value })),
	default: 'active',
	description: 'Whether prospects get this variant',
};

const removeAllAttachmentsField: INodeProperties = {
	displayName: 'Remove All Attachments',
	name: 'removeAllAttachments',
	type: 'boolean',
	default: true,
	description: 'Whether to take all files off the variant',
};

/** A field that an update can touch. */
interface Updatable {
	field: INodeProperties;
	/** The channels that have it. */
	on: (channel: Channel) => boolean;
	/** What a value becomes in the request. Texts of the payload travel together instead. */
	toBody?: (value: unknown) => IDataObject;
}

/** A field that was added to an update, with its value. */
type Touched = Updatable & { value: unknown };

const everyChannel = () => true;

const updatables: Updatable[] = [
	{
		field: statusField,
		on: everyChannel,
		toBody: (value) => ({ status: toChoice(value, statusField.displayName, statuses).code }),
	},
	{ field: dayField, on: everyChannel, toBody: (value) => ({ absoluteDays: day(value) }) },
	...Object.entries(payloadFields).map(([name, field]) => ({
		field,
		on: hasPayload(name as PayloadField),
	})),
	{ field: taskNoteField, on: makesTask, toBody: (value) => ({ taskNote: taskNote(value) }) },
	{ field: priorityField, on: makesTask, toBody: (priority) => taskOptions({ priority }) },
	{ field: assigneeField, on: makesTask, toBody: (assigneeId) => taskOptions({ assigneeId }) },
	{
		field: attachmentIdsField,
		on: sendsMail,
		toBody: (value) => ({
			attachmentIds: notEmpty(attachmentIds(value), attachmentIdsField),
		}),
	},
	{
		field: attachmentFieldsField,
		on: sendsMail,
		toBody: (value) => ({
			attachmentFields: notEmpty(attachmentFields(value), attachmentFieldsField),
		}),
	},
	{
		field: removeAllAttachmentsField,
		on: sendsMail,
		toBody: (value): IDataObject =>
			toBoolean(value, removeAllAttachmentsField.displayName) ? { attachmentIds: [] } : {},
	},
];

function notEmpty<Entry>(list: Entry[], { displayName }: INodeProperties): Entry[] {
	if (list.length > 0) return list;
	throw new UserError(`${displayName} is empty`, {
		description: `To take the files off the variant, add "${removeAllAttachmentsField.displayName}".`,
	});
}

export const updateFieldsField: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Only the fields that are added here are changed',
	options: updatables
		.map(({ field, on }) => (on === everyChannel ? field : optionFor(on, field)))
		.sort((a, b) => a.displayName.localeCompare(b.displayName)),
};

/** Whether a change is only right for some channels, so that the step's own has to be looked at. */
export const dependsOnChannel = ({ on }: Touched) => on !== everyChannel;

/** The fields that were added and have a value, each with its value. */
export function readTouched(channel: Channel, collection: Record<string, unknown>): Touched[] {
	const touched = updatables
		.map((updatable) => ({ ...updatable, value: collection[updatable.field.name] }))
		.filter(({ value }) => !isUnset(value));

	const foreign = touched.find(({ on }) => !on(channel));
	if (foreign) {
		throw new UserError(
			`${foreign.field.displayName} does not exist on channel "${channel.label}"`,
			{ description: 'Take it out of Update Fields, or set Channel to that of the step.' },
		);
	}
	const added = touched.find(({ field }) =>
		[attachmentIdsField, attachmentFieldsField].includes(field),
	);
	const removal = touched.find(({ field }) => field === removeAllAttachmentsField);
	if (added && removal && toBoolean(removal.value, removeAllAttachmentsField.displayName)) {
		const { displayName } = added.field;
		throw new UserError(
			`${displayName} and ${removeAllAttachmentsField.displayName} cannot be used together`,
			{ description: `${displayName} alone already replaces the files of the variant.` },
		);
	}
	return touched;
}

/** The touched texts of the payload, each checked by its rule. */
export function checkedTexts(channel: Channel, touched: Touched[]): IDataObject {
	const texts = touched.filter(({ toBody }) => !toBody);
	const names = texts.map(({ field }) => field.name as PayloadField);
	return payload(
		channel,
		Object.fromEntries(texts.map(({ field, value }) => [field.name, value])),
		'',
		Object.fromEntries(names.map((name) => [name, channel.payload[name]!])),
	);
}
