import { UserError } from 'n8n-workflow';

import type { PayloadField } from '../../channels';
import { hasPayload, makesTask, optionFor, sendsMail, showFor } from '../../channels';
import { attachmentFieldsField, attachmentIdsField } from '../../fields/attachments';
import { channelField, readChannel } from '../../fields/channel';
import { readId, sequenceField, stepField } from '../../fields/locators';
import { mergeTagNotice, messageTexts, payloadField, payloadFields } from '../../fields/payload';
import { taskFields, taskOptions } from '../../fields/task';
import type { Operation } from '../../operation/operation';
import { readCollection } from '../../parameters';
import { request } from '../../transport/request';
import { withUploads } from '../../fields/upload';
import { readFiles } from '../../files';
import { changing, storedStep } from './stored';
import { extras, filesOf, payload, readTexts, variantCount, withFiles } from './variants';

/** Adds a variant to a step. Contract: createVariant. */
export const createVariant: Operation = {
	name: 'Create Variant',
	value: 'createVariant',
	action: 'Create variant of step',
	description: 'Add a variant to a step, to be tested against the others',
	contract: 'createVariant',
	adds: { sequenceId: 'string', stepId: 'string', channel: 'string' },
	fields: [
		sequenceField,
		stepField,
		channelField,
		mergeTagNotice,
		...Object.keys(payloadFields).map((field) =>
			payloadField(field as PayloadField, showFor(hasPayload(field as PayloadField))),
		),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				...taskFields.map((field) => optionFor(makesTask, field)),
				...[attachmentFieldsField, attachmentIdsField].map((field) => optionFor(sendsMail, field)),
			],
		},
	],

	async execute(itemIndex) {
		const ids = {
			sequenceId: readId(this, sequenceField, itemIndex),
			stepId: readId(this, stepField, itemIndex),
		};
		const channel = readChannel(this, itemIndex);
		const options = readCollection(this, 'additionalFields', itemIndex, messageTexts);
		const draft = {
			type: channel.code,
			payload: payload(channel, readTexts(this, channel, itemIndex)),
			...extras(channel, options),
			...(makesTask(channel) && taskOptions(options)),
		};

		const files = await readFiles(this, filesOf(draft), itemIndex);
		const step = await storedStep(this, ids, channel);
		if (step.variants.length >= channel.maxVariants) {
			throw new UserError(
				`A step on channel "${channel.label}" takes ${variantCount(channel)}, and this one has ${step.variants.length}`,
				{ description: 'Update or pause an existing variant instead.' },
			);
		}

		const write = async () =>
			await withUploads(this, files, async (idOf) => {
				const created = await request(this, {
					method: 'POST',
					path: '/sequences/{sequenceId}/steps/{stepId}/variants',
					ids,
					body: withFiles(draft, idOf),
					adviceIfUnknown:
						'The variant may exist: look at the step in Saleshandy before you run this item again.',
				});
				step.variants.push({ id: String(created?.id), payload: draft.payload });
				return { ...created, ...ids, channel: channel.value };
			});
		return await changing(this, ids, write);
	},
};
