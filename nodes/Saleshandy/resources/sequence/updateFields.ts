import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Channel, PayloadField } from '../../channels';
import { channels, hasPayload, makesTask, sendsEmail, variantStatuses } from '../../channels';
import { hasValue, quoted, toBoolean, toChoice, toTextList } from '../../checks';
import {
	attachmentFieldsField,
	attachmentIdsField,
	toAttachmentFields,
	toAttachmentIds,
} from '../../fields/attachments';
import { noChanges } from '../../fields/changes';
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
import type { Draft, Texts } from './variants';
import { checkedTexts, notOn, withFiles } from './variants';

const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: variantStatuses.map(({ label, value }) => ({ name: label, value })),
	default: 'active',
	description: 'Paused variants are no longer sent',
};

const removeAllAttachmentsField: INodeProperties = {
	displayName: 'Remove All Attachments',
	name: 'removeAllAttachments',
	type: 'boolean',
	default: true,
	description: 'Whether to remove all attachments from the variant',
};

/** A field that an update can touch. */
interface Updatable {
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

const updatables: Updatable[] = [
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

const clearables = updatables.filter(
	({ clearableOn }) => clearableOn && channels.some(clearableOn),
);

const clearField: INodeProperties = {
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

/** A field that is set or cleared. */
type Touched = Updatable & { value: unknown };

/** What an update changes, as far as the step's channel does not matter. */
export interface Changes {
	touched: Touched[];
	/** The body without the payload. */
	body: Draft;
	/** The names of the changed fields in the output: those of the body, texts by their fields. */
	names: string[];
}

/**
 * Reads the fields that were added. Those without a value are skipped.
 *
 * @throws UserError for a value that is wrong on every channel, and if nothing would change
 */
export function readChanges(collection: Record<string, unknown>): Changes {
	const filled = updatables
		.map((updatable) => ({ ...updatable, value: collection[updatable.field.name] }))
		.filter(({ value }) => hasValue(value));
	const cleared = toTextList(collection.clear, quoted(clearField)).map(toCleared);
	for (const { field } of cleared) {
		if (filled.some((other) => other.field.name === field.name)) {
			throw new UserError(`'${field.displayName}' can't be both set and cleared`);
		}
	}
	checkContradiction(filled);

	const touched = [...filled, ...cleared];
	const body: Draft = Object.assign({}, ...touched.map(({ toBody, value }) => toBody?.(value)));
	const texts = touched.filter(({ text }) => text).map(({ field }) => field.name);
	const names = [...texts, ...Object.keys(withFiles(body, String))];
	if (names.length > 0) return { touched, body, names };
	throw noChanges();
}

function toCleared(name: string): Touched {
	const rows = clearables.map((updatable) => ({
		...updatable,
		value: updatable.field.name,
		label: updatable.field.displayName,
	}));
	return { ...toChoice(name, quoted(clearField), rows), value: '' };
}

function checkContradiction(filled: Touched[]) {
	const added = filled.find(({ field }) =>
		[attachmentIdsField, attachmentFieldsField].includes(field),
	);
	const removal = filled.find(({ field }) => field === removeAllAttachmentsField);
	if (added && removal && toBoolean(removal.value, quoted(removeAllAttachmentsField))) {
		const { displayName } = added.field;
		throw new UserError(
			`'${displayName}' and '${removeAllAttachmentsField.displayName}' can't be used together`,
			{ description: `'${displayName}' alone already replaces the files of the variant.` },
		);
	}
}

/**
 * The touched texts of the payload, each checked by the rule of the channel.
 *
 * @throws UserError for any field that the channel lacks, or a text that is wrong on it
 */
export function textsFor(channel: Channel, { touched }: Changes): Record<string, string> {
	const unsupported = touched.find(({ isOn }) => isOn && !isOn(channel));
	if (unsupported) throw notOn(channel, unsupported.field.displayName);
	const texts: Texts = {};
	for (const { text, value } of touched) if (text) texts[text] = value;
	return checkedTexts(channel, texts);
}
