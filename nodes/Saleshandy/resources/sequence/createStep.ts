import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { letterOf, makesTask, showFor } from '../../channels';
import { isObject } from '../../checks';
import { channelField, readChannel } from '../../fields/channel';
import { dayField, toDay } from '../../fields/day';
import { readSequenceId, sequenceField } from '../../fields/locators';
import { assigneeField, priorityField, taskOptions } from '../../fields/task';
import { withUploads } from '../../fields/upload';
import { readFiles } from '../../files';
import type { Operation } from '../../operation/operation';
import { readCollection, readParameter } from '../../parameters';
import { request } from '../../transport/request';
import { readVariants, variantFields } from './newVariants';
import { filesOf, namesOf, withFiles } from './variants';

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
	fields: [sequenceField, channelField, dayField, ...variantFields, additionalFieldsField],

	async execute(itemIndex) {
		const channel = readChannel(this, itemIndex);
		const absoluteDays = toDay(readParameter(this, dayField.name, itemIndex));
		const task = makesTask(channel)
			? readCollection(this, additionalFieldsField.name, itemIndex)
			: {};
		const variants = readVariants(this, channel, itemIndex);

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
