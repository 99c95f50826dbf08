import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Channel } from '../../channels';
import { hasPayload, hasVariants, letter, makesTask, showFor } from '../../channels';
import { attachmentFieldsField, attachmentIdsField } from '../../fields/attachments';
import { channelField, readChannel } from '../../fields/channel';
import { day, dayField } from '../../fields/day';
import { readId, sequenceField } from '../../fields/locators';
import {
	mergeTagHint,
	mergeTagNotice,
	messageTexts,
	payloadField,
	payloadFields,
} from '../../fields/payload';
import { taskFields, taskNoteField, taskOptions } from '../../fields/task';
import type { Operation } from '../../operation/operation';
import { read, readCollection } from '../../parameters';
import { request } from '../../transport/request';
import { withUploads } from '../../fields/upload';
import { readFiles } from '../../files';
import type { Draft } from './variants';
import {
	extras,
	filesOf,
	filledIn,
	JSON_LABEL,
	payload,
	readTexts,
	variantCount,
	variantsFromJson,
	withFiles,
} from './variants';

const usingFields = { specifyVariants: ['fields'] };

const specifyVariantsField: INodeProperties = {
	displayName: 'Specify Variants',
	name: 'specifyVariants',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Using Fields Below', value: 'fields' },
		{ name: 'Using JSON', value: 'json' },
	],
	default: 'fields',
	description: 'Whether to fill in the variants here or to take them from an earlier node',
};

const emailVariantsField: INodeProperties = {
	displayName: 'Email Variants',
	name: 'emailVariants',
	type: 'fixedCollection',
	placeholder: 'Add Variant',
	typeOptions: { multipleValues: true, sortable: true },
	default: { variant: [{}] },
	description: 'One variant, or up to 26 that are tested against each other',
	displayOptions: { show: { ...usingFields, ...showFor(hasVariants).show } },
	options: [
		{
			displayName: 'Variant',
			name: 'variant',
			values: [
				payloadFields.subject,
				payloadFields.content,
				payloadFields.preheader,
				attachmentIdsField,
				attachmentFieldsField,
			],
		},
	],
};

const fieldsOfOtherChannels = (['connectionNote', 'subject', 'message'] as const).map((field) =>
	payloadField(field, {
		show: {
			...usingFields,
			...showFor((channel) => !hasVariants(channel) && hasPayload(field)(channel)).show,
		},
	}),
);

const variantsJsonField: INodeProperties = {
	displayName: JSON_LABEL,
	name: 'variantsJson',
	type: 'json',
	typeOptions: { rows: 8 },
	default: '[\n  {\n    "payload": { "subject": "", "content": "" }\n  }\n]',
	description:
		'A list of variants in the API\'s own form: each has a "payload" and, by channel, "attachmentIds" or "taskNote". Email takes 1 to 26, any other channel one.',
	hint: mergeTagHint,
	displayOptions: { show: { specifyVariants: ['json'] } },
};

const additionalFieldsField: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: showFor(makesTask),
	options: taskFields.map((field) =>
		// In JSON each variant brings its own note.
		field === taskNoteField
			? { ...field, displayOptions: { show: { '/specifyVariants': usingFields.specifyVariants } } }
			: field,
	),
};

/** Adds a step with its variant or variants to the end of its day. Contract: createStep. */
export const createStep: Operation = {
	name: 'Create Step',
	value: 'createStep',
	action: 'Create step in sequence',
	description: 'Add a step with one or more variants to a sequence',
	contract: 'createStep',
	adds: { sequenceId: 'string', channel: 'string' },
	fields: [
		sequenceField,
		channelField,
		dayField,
		specifyVariantsField,
		mergeTagNotice,
		emailVariantsField,
		...fieldsOfOtherChannels,
		variantsJsonField,
		additionalFieldsField,
	],

	async execute(itemIndex) {
		const sequenceId = readId(this, sequenceField, itemIndex);
		const channel = readChannel(this, itemIndex);
		const absoluteDays = day(read(this, dayField.name, itemIndex));
		const task = makesTask(channel)
			? readCollection(this, additionalFieldsField.name, itemIndex, messageTexts)
			: {};

		const variants =
			this.getNodeParameter(specifyVariantsField.name, itemIndex, 'fields') === 'json'
				? variantsFromJson(channel, read(this, variantsJsonField.name, itemIndex, messageTexts))
				: variantsFromForm(this, channel, task, itemIndex);
		checkCount(channel, variants);

		const body = { type: channel.code, absoluteDays, ...taskOptions(task) };

		const files = await readFiles(this, variants.flatMap(filesOf), itemIndex);
		return await withUploads(this, files, async (idOf) => {
			const step = await request(this, {
				method: 'POST',
				path: '/sequences/{sequenceId}/steps',
				ids: { sequenceId },
				body: { ...body, variants: variants.map((variant) => withFiles(variant, idOf)) },
				adviceIfUnknown: `The step may exist: look at day ${absoluteDays} of the sequence in Saleshandy before you run this item again.`,
			});
			return { ...step, sequenceId, channel: channel.value };
		});
	},
};

function variantsFromForm(
	context: IExecuteFunctions,
	channel: Channel,
	task: Record<string, unknown>,
	itemIndex: number,
): Draft[] {
	if (!hasVariants(channel)) {
		const texts = readTexts(context, channel, itemIndex);
		return [{ payload: payload(channel, texts), ...extras(channel, task) }];
	}
	const { variant: rows = [] } = readCollection(
		context,
		emailVariantsField.name,
		itemIndex,
		messageTexts,
	);
	return (rows as Array<Record<string, unknown>>).map((row, index) => {
		const { attachmentIds, attachmentFields, ...texts } = row;
		return {
			payload: payload(channel, filledIn(Object.entries(texts)), ` of variant ${letter(index)}`),
			...extras(channel, { attachmentIds, attachmentFields }),
		};
	});
}

function checkCount(channel: Channel, { length }: Draft[]) {
	if (length >= 1 && length <= channel.maxVariants) return;
	throw new UserError(
		`A step on channel "${channel.label}" takes ${variantCount(channel)}, but there are ${length}`,
	);
}
