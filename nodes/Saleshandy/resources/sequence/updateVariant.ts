import { statusOf } from '../../channels';
import { askedChannelField, readAskedChannel } from '../../fields/followStep';
import { readVariantIds, sequenceField, stepField, variantField } from '../../fields/locators';
import { mergeTagNotice, messageTexts } from '../../fields/payload';
import { withUploads } from '../../fields/upload';
import { readFiles } from '../../files';
import type { Operation } from '../../operation/operation';
import { readCollection } from '../../parameters';
import { variantIn } from '../../pickers/storedStep';
import { variantPlace } from './output';
import { patchVariant } from './patchVariant';
import { readChanges, textsFor } from './readChanges';
import { stepWithChannel } from './stepWithChannel';
import { updateFieldsField } from './updateFields';
import { filesOf, payloadFor, textsOf, withFiles } from './variants';

/** Changes the touched parts of a variant and nothing else. Contract: updateVariant. */
export const updateVariant: Operation = {
	name: 'Update Variant',
	value: 'updateVariant',
	action: 'Update a variant of a step',
	description: 'Update the content, status or task of a variant, or the day of its step',
	builderHint: 'Find the step and the variant with Sequence: Get Steps first.',
	contract: 'updateVariant',
	returns: {
		success: 'boolean',
		...variantPlace,
		status: 'string',
		updatedFields: 'array',
	},
	fields: [
		sequenceField,
		stepField,
		variantField,
		askedChannelField,
		mergeTagNotice,
		updateFieldsField,
	],

	async execute(itemIndex) {
		const asked = readAskedChannel(this, itemIndex);
		const changes = readChanges(
			readCollection(this, updateFieldsField.name, itemIndex, messageTexts),
		);
		if (asked) textsFor(asked, changes);
		const files = await readFiles(this, filesOf(changes.body), itemIndex);

		const ids = await readVariantIds(this, itemIndex);
		const { step, channel } = await stepWithChannel(this, ids, asked);
		const { variant, letter } = variantIn(step, ids);
		const texts = textsFor(channel, changes);
		const body = { ...changes.body };
		if (Object.keys(texts).length > 0) {
			// Whether the API merges or replaces a payload is unknown: a whole one is right for both.
			body.payload = payloadFor(channel, texts, '', textsOf(variant.payload ?? {}));
		}

		await withUploads(this, itemIndex, files, async (idOf) => {
			await patchVariant(this, ids, variant, withFiles(body, idOf));
		});
		return {
			success: true,
			...ids,
			letter,
			channel: channel.value,
			status: statusOf(variant.status),
			updatedFields: changes.names,
		};
	},
};
