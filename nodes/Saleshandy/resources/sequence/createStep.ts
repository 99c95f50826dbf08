import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Channel, PayloadField } from '../../channels';
import { channels, hasPayload, hasVariants, letterOf, makesTask, showFor } from '../../channels';
import { isObject } from '../../checks';
import { attachmentFieldsField, attachmentIdsField } from '../../fields/attachments';
import { channelField, channelIs, isExpression, not, readChannel } from '../../fields/channel';
import { dayField, toDay } from '../../fields/day';
import { readSequenceId, sequenceField } from '../../fields/locators';
import { mergeTagNotice, messageTexts, payloadFields, payloadKeys } from '../../fields/payload';
import { assigneeField, priorityField, taskNoteField, taskOptions } from '../../fields/task';
import { withUploads } from '../../fields/upload';
import { readFiles } from '../../files';
import type { Operation } from '../../operation/operation';
import { readCollection, readParameter } from '../../parameters';
import { request } from '../../transport/request';
import type { Draft } from './variants';
import {
	filesOf,
	JSON_LABEL,
	namesOf,
	noteOrAttachments,
	payloadFor,
	readTexts,
	variantCount,
	variantsFromJson,
	withFiles,
	withoutEmpty,
} from './variants';

/** If it is not asked, there is one variant from the fields. */
const usingFields = { specifyVariants: [{ _cnd: { not: 'json' } }] };

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
	description: 'How to define the variants',
	displayOptions: showFor(hasVariants),
};

const emailVariantsField: INodeProperties = {
	displayName: 'Email Variants',
	name: 'emailVariants',
	type: 'fixedCollection',
	placeholder: 'Add Variant',
	typeOptions: {
		multipleValues: true,
		sortable: true,
		hideOptionalFields: true,
		addOptionalFieldButtonText: 'Add Field',
		// Raw values, so an expression begins with "=". The index would not follow a deletion.
		fixedCollection: {
			itemTitle: '={{ String($collection.item.value.subject || "Variant").replace(/^=/, "") }}',
		},
	},
	default: { variant: [{}] },
	description: 'Add one variant, or up to 26 to A/B test',
	builderHint: {
		propertyHint:
			'Contains the subject and content of Email steps. The fields below are for other channels.',
	},
	displayOptions: { show: { ...usingFields, ...showFor(hasVariants).show } },
	options: [
		{
			displayName: 'Variant',
			name: 'variant',
			values: [
				{ ...payloadFields.subject, typeOptions: { showEvenWhenOptional: true } },
				// If it were always required, runs whose expression returns another channel would stop.
				{
					...payloadFields.content,
					required: true,
					displayOptions: { hide: { '/channel': isExpression } },
				},
				{ ...payloadFields.content, displayOptions: { show: { '/channel': isExpression } } },
				payloadFields.preheader,
				attachmentFieldsField,
				attachmentIdsField,
			],
		},
	],
};

/** A text of the channels with a single variant, marked as required on those where it is. */
function textField(key: PayloadField): INodeProperties[] {
	const field = payloadFields[key];
	const ruleOf = (channel: Channel) => (hasVariants(channel) ? undefined : channel.payload[key]);
	const isRequired = (channel: Channel) => ruleOf(channel)?.presence === 'required';
	const isOptional = (channel: Channel) => ruleOf(channel) !== undefined && !isRequired(channel);
	if (!channels.some((channel) => ruleOf(channel))) return [];
	const optional = {
		...field,
		displayOptions: { show: { ...usingFields, ...showFor(isOptional).show } },
	};
	if (!channels.some(isRequired)) return [optional];
	const hide = { channel: [...channelIs(not(isRequired)), ...isExpression] };
	return [{ ...field, required: true, displayOptions: { show: usingFields, hide } }, optional];
}

const variantsJsonField: INodeProperties = {
	displayName: JSON_LABEL,
	name: 'variantsJson',
	type: 'json',
	typeOptions: { rows: 8 },
	default: '[\n  {\n    "payload": { "subject": "", "content": "" }\n  }\n]',
	description:
		'Array of 1 to 26 variants in the format of the Saleshandy API. Each has a "payload" and, optionally, "attachmentIds".',
	displayOptions: { show: { specifyVariants: ['json'] } },
};

const additionalFieldsField: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: showFor(makesTask),
	options: [assigneeField, priorityField],
};

/** Adds a step with its variant or variants to the end of its day. Contract: createStep. */
export const createStep: Operation = {
	name: 'Create Step',
	value: 'createStep',
	action: 'Create a step in a sequence',
	description: 'Add a step with one or more variants to a sequence',
	builderHint: 'Find the sequence with Sequence: Get Many first.',
	contract: 'createStep',
	adds: {
		sequenceId: 'string',
		stepId: 'string',
		channel: 'string',
		variants: [{ variantId: 'string', letter: 'string' }],
	},
	fields: [
		sequenceField,
		channelField,
		dayField,
		specifyVariantsField,
		mergeTagNotice,
		emailVariantsField,
		...payloadKeys.flatMap(textField),
		variantsJsonField,
		// In JSON each variant has its own note.
		{ ...taskNoteField, displayOptions: { show: { ...usingFields, ...showFor(makesTask).show } } },
		additionalFieldsField,
	],

	async execute(itemIndex) {
		const channel = readChannel(this, itemIndex);
		const absoluteDays = toDay(readParameter(this, dayField.name, itemIndex));
		const task = makesTask(channel)
			? readCollection(this, additionalFieldsField.name, itemIndex)
			: {};

		const variants =
			this.getNodeParameter(specifyVariantsField.name, itemIndex, 'fields') === 'json'
				? variantsFromJson(
						channel,
						readParameter(this, variantsJsonField.name, itemIndex, messageTexts),
					)
				: variantsFromForm(this, channel, itemIndex);
		checkCount(channel, variants);

		const step = { type: channel.code, absoluteDays, ...taskOptions(task) };
		const files = await readFiles(this, variants.flatMap(filesOf), itemIndex);
		const sequenceId = await readSequenceId(this, itemIndex);
		return await withUploads(this, itemIndex, files, async (idOf) => {
			const created = await request(this, {
				method: 'POST',
				path: '/sequences/{sequenceId}/steps',
				ids: { sequenceId },
				body: { ...step, variants: variants.map((variant) => withFiles(variant, idOf)) },
				names: namesOf(step),
				adviceIfUnknown: `The step may exist: check day ${absoluteDays} of the sequence in Saleshandy before you run this item again.`,
			});
			return { ...withReadableIds(created), sequenceId, channel: channel.value };
		});
	},
};

/** Adds `stepId` and `variantId`, as far as the API returns the IDs. */
function withReadableIds(answer: unknown): IDataObject {
	const step = isObject(answer) ? answer : {};
	const { id, variants } = step;
	return {
		...step,
		...(id !== undefined && { stepId: id }),
		...(Array.isArray(variants) && {
			variants: variants.filter(isObject).map((variant, index) => ({
				...variant,
				variantId: variant.id,
				letter: letterOf(index),
			})),
		}),
	};
}

function variantsFromForm(
	context: IExecuteFunctions,
	channel: Channel,
	itemIndex: number,
): Draft[] {
	if (!hasVariants(channel)) {
		const keys = payloadKeys.filter((key) => hasPayload(key)(channel));
		const note = readParameter(context, taskNoteField.name, itemIndex, messageTexts);
		return [
			{
				payload: payloadFor(channel, readTexts(context, keys, itemIndex)),
				...noteOrAttachments(channel, { taskNote: note }),
			},
		];
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
			payload: payloadFor(
				channel,
				withoutEmpty(Object.entries(texts)),
				` of variant ${letterOf(index)}`,
			),
			...noteOrAttachments(channel, { attachmentIds, attachmentFields }),
		};
	});
}

function checkCount(channel: Channel, { length }: Draft[]) {
	if (length >= 1 && length <= channel.maxVariants) return;
	throw new UserError(
		`${channel.label} steps can have ${variantCount(channel)}, but there are ${length}`,
	);
}
