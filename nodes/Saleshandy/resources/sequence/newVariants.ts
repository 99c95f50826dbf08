import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Channel, PayloadField } from '../../channels';
import { channels, hasPayload, hasVariants, letterOf, makesTask, showFor } from '../../channels';
import { attachmentFieldsField, attachmentIdsField } from '../../fields/attachments';
import { channelIs, isExpression, not } from '../../fields/channel';
import { mergeTagNotice, messageTexts, payloadFields, payloadKeys } from '../../fields/payload';
import { taskNoteField } from '../../fields/task';
import { readCollection, readParameter } from '../../parameters';
import type { Draft } from './variants';
import { noteOrAttachments, payloadFor, readTexts, withoutEmpty } from './variants';
import { variantsFromJson, variantsJsonField } from './variantsJson';

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

/** The fields for the variants of a new step. */
export const variantFields: INodeProperties[] = [
	specifyVariantsField,
	mergeTagNotice,
	emailVariantsField,
	...payloadKeys.flatMap(textField),
	variantsJsonField,
	// In JSON each variant has its own note.
	{ ...taskNoteField, displayOptions: { show: { ...usingFields, ...showFor(makesTask).show } } },
];

/**
 * Reads the variants of a new step, from the form or from JSON.
 *
 * @throws UserError that names the variant and the field, or if there are too few or too many
 */
export function readVariants(
	context: IExecuteFunctions,
	channel: Channel,
	itemIndex: number,
): Draft[] {
	const isJson =
		context.getNodeParameter(specifyVariantsField.name, itemIndex, 'fields') === 'json';
	const variants = isJson
		? variantsFromJson(
				channel,
				readParameter(context, variantsJsonField.name, itemIndex, messageTexts),
			)
		: variantsFromForm(context, channel, itemIndex);
	checkCount(channel, variants);
	return variants;
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
	const allowed =
		channel.maxVariants === 1 ? 'only one variant' : `1 to ${channel.maxVariants} variants`;
	throw new UserError(`${channel.label} steps can have ${allowed}, but there are ${length}`);
}
