import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { channelField, readChannel } from '../../fields/channel';
import { readId, sequenceField, stepField, variantField } from '../../fields/locators';
import { mergeTagNotice, messageTexts } from '../../fields/payload';
import type { Operation } from '../../operation/operation';
import { readCollection } from '../../parameters';
import { request } from '../../transport/request';
import { withUploads } from '../../fields/upload';
import { readFiles } from '../../files';
import { changing, storedVariant } from './stored';
import { checkedTexts, dependsOnChannel, readTouched, updateFieldsField } from './updateFields';
import type { Draft } from './variants';
import { filesOf, payload, withFiles } from './variants';

/** Changes the touched parts of a variant and nothing else. Contract: updateVariant. */
export const updateVariant: Operation = {
	name: 'Update Variant',
	value: 'updateVariant',
	action: 'Update variant of step',
	description: 'Change texts, status or task of a variant, or the day of its step',
	contract: 'updateVariant',
	returns: {
		success: 'boolean',
		sequenceId: 'string',
		stepId: 'string',
		variantId: 'string',
		updatedFields: 'array',
	},
	fields: [sequenceField, stepField, variantField, channelField, mergeTagNotice, updateFieldsField],

	async execute(itemIndex) {
		const ids = {
			sequenceId: readId(this, sequenceField, itemIndex),
			stepId: readId(this, stepField, itemIndex),
			variantId: readId(this, variantField, itemIndex),
		};
		const channel = readChannel(this, itemIndex);
		const touched = readTouched(
			channel,
			readCollection(this, updateFieldsField.name, itemIndex, messageTexts),
		);
		const texts = checkedTexts(channel, touched);
		const body: Draft = Object.assign({}, ...touched.map(({ toBody, value }) => toBody?.(value)));
		const wireNames = Object.keys(withFiles(body, String));
		const updatedFields = [...Object.keys(texts), ...wireNames];
		if (updatedFields.length === 0) throw nothingToUpdate();

		const files = await readFiles(this, filesOf(body), itemIndex);
		const variant = touched.some(dependsOnChannel)
			? await storedVariant(this, ids, channel)
			: undefined;
		if (variant && Object.keys(texts).length > 0) {
			// Whether the API merges or replaces a payload is unknown: a whole one is right for both.
			const stored = Object.entries(variant.payload ?? {}).filter(([key]) =>
				Object.hasOwn(channel.payload, key),
			);
			body.payload = payload(channel, { ...Object.fromEntries(stored), ...texts });
		}

		const write = async () =>
			await withUploads(this, files, async (idOf) => {
				await request(this, {
					method: 'PATCH',
					path: '/sequences/{sequenceId}/steps/{stepId}/variants/{variantId}',
					ids,
					body: withFiles(body, idOf),
					adviceIfUnknown:
						'Running the item again is safe: it would only make the same change again.',
				});
			});
		await changing(this, ids, write);
		if (variant && body.payload) variant.payload = body.payload as IDataObject;
		return { success: true, ...ids, updatedFields };
	},
};

const nothingToUpdate = () =>
	new UserError('There is nothing to update', {
		description:
			'Add at least one field to Update Fields. A field whose expression has no value is left as it is.',
	});
