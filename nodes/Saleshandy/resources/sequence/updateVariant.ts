import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Channel, PayloadField } from '../../channels';
import { hasPayload, makesTask, sendsMail, showFor } from '../../channels';
import { choice, flag, isUnset } from '../../checks';
import {
	attachmentFields,
	attachmentFieldsField,
	attachmentIds,
	attachmentIdsField,
} from '../../fields/attachments';
import { channelField, readChannel } from '../../fields/channel';
import { day, dayField } from '../../fields/day';
import { readId, sequenceField, stepField, variantField } from '../../fields/locators';
import { mergeTagNotice, payloadFields } from '../../fields/payload';
import {
	assigneeField,
	priorityField,
	taskNote,
	taskNoteField,
	taskOptions,
} from '../../fields/task';
import type { Operation } from '../../operation';
import { readCollection } from '../../parameters';
import { request } from '../../transport/request';
import { readFiles, withUploads } from '../../transport/upload';
import { forgetStored, storedVariant } from './stored';
import type { Draft } from './variants';
import { filesOf, payload, withFiles } from './variants';

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

const everyChannel = () => true;

const updatables: Updatable[] = [
	{
		field: statusField,
		on: everyChannel,
		toBody: (value) => ({ status: choice(value, statusField.displayName, statuses).code }),
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
			flag(value, removeAllAttachmentsField.displayName) ? { attachmentIds: [] } : {},
	},
];

function notEmpty(list: string[], { displayName }: INodeProperties): string[] {
	if (list.length > 0) return list;
	throw new UserError(`${displayName} is empty`, {
		description: `To take the files off the variant, add "${removeAllAttachmentsField.displayName}".`,
	});
}

const updateFieldsField: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Only the fields that are added here are changed',
	options: updatables
		.map(({ field, on }) =>
			on === everyChannel ? field : { ...field, displayOptions: showFor(on, '/channel') },
		)
		.sort((a, b) => a.displayName.localeCompare(b.displayName)),
};

/** Changes the touched parts of a variant and nothing else. Contract: updateVariant. */
export const updateVariant: Operation = {
	name: 'Update Variant',
	value: 'updateVariant',
	action: 'Update variant of step',
	description: 'Change texts, status or task of a variant, or the day of its step',
	fields: [sequenceField, stepField, variantField, channelField, mergeTagNotice, updateFieldsField],

	async execute(itemIndex) {
		const ids = {
			sequenceId: readId(this, sequenceField, itemIndex),
			stepId: readId(this, stepField, itemIndex),
			variantId: readId(this, variantField, itemIndex),
		};
		const channel = readChannel(this, itemIndex);
		const touched = readTouched(channel, readCollection(this, 'updateFields', itemIndex));
		const texts = checkedTexts(channel, touched);
		const body: Draft = Object.assign({}, ...touched.map(({ toBody, value }) => toBody?.(value)));
		const wireNames = Object.keys(withFiles(body, String));
		const updatedFields = [...Object.keys(texts), ...wireNames];
		if (updatedFields.length === 0) throw nothingToUpdate();

		const files = await readFiles(this, filesOf(body), itemIndex);
		const variant = touched.some(({ on }) => on !== everyChannel)
			? await storedVariant(this, ids, channel)
			: undefined;
		if (variant && Object.keys(texts).length > 0) {
			// Whether the API merges or replaces a payload is unknown: a whole one is right for both.
			const stored = Object.entries(variant.payload ?? {}).filter(([key]) =>
				Object.hasOwn(channel.payload, key),
			);
			body.payload = payload(channel, { ...Object.fromEntries(stored), ...texts });
		}

		await withUploads(this, files, async (idOf) => {
			await request(this, {
				method: 'PATCH',
				path: ['sequences', ids.sequenceId, 'steps', ids.stepId, 'variants', ids.variantId],
				body: withFiles(body, idOf),
				inDoubt: 'Running the item again is safe: it would only make the same change again.',
			});
		}).catch((error) => {
			forgetStored(this, ids.sequenceId);
			return Promise.reject(error);
		});
		if (variant && body.payload) variant.payload = body.payload as IDataObject;
		return { success: true, ...ids, updatedFields };
	},
};

const nothingToUpdate = () =>
	new UserError('There is nothing to update', {
		description:
			'Add at least one field to Update Fields. A field whose expression has no value is left as it is.',
	});

/** The fields that were added and have a value, each with its value. */
function readTouched(channel: Channel, collection: Record<string, unknown>) {
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
	const added = touched.find(({ field }) => field.name.startsWith('attachment'));
	const removal = touched.find(({ field }) => field === removeAllAttachmentsField);
	if (added && removal && flag(removal.value, removeAllAttachmentsField.displayName)) {
		const { displayName } = added.field;
		throw new UserError(
			`${displayName} and ${removeAllAttachmentsField.displayName} exclude each other`,
			{ description: `${displayName} alone already replaces the files of the variant.` },
		);
	}
	return touched;
}

/** The touched texts of the payload, each checked by its rule. */
function checkedTexts(channel: Channel, touched: Array<Updatable & { value: unknown }>) {
	const texts = touched.filter(({ toBody }) => !toBody);
	const names = texts.map(({ field }) => field.name as PayloadField);
	return payload(
		channel,
		Object.fromEntries(texts.map(({ field, value }) => [field.name, value])),
		'',
		Object.fromEntries(names.map((name) => [name, channel.payload[name]!])),
	);
}
