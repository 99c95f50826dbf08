import type { INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Channel } from '../../channels';
import { hasPayload, hasVariants, isPaused, letterOf, makesTask, sendsEmail } from '../../channels';
import { hasValue, isObject } from '../../checks';
import {
	attachmentFieldsField,
	attachmentIdsField,
	toAttachmentFields,
} from '../../fields/attachments';
import { askedChannelField, followStep, readAskedChannel } from '../../fields/followStep';
import { readStepIds, sequenceField, stepField } from '../../fields/locators';
import { mergeTagNotice, messageTexts, payloadFields, payloadKeys } from '../../fields/payload';
import { taskNoteField } from '../../fields/task';
import { withUploads } from '../../fields/upload';
import { readFiles } from '../../files';
import type { Operation } from '../../operation/operation';
import { readCollection } from '../../parameters';
import type { StoredStep } from '../../pickers/storedStep';
import { request } from '../../transport/request';
import { variantPlace } from './output';
import { forgetOnFailure, stepWithChannel } from './stepWithChannel';
import type { Texts } from './variants';
import { namesOf, noteOrAttachments, notOn, payloadFor, readTexts, withFiles } from './variants';

/**
 * The fields of a variant other than its texts, and the channels that have them. Day, priority and
 * assignee belong to the step.
 */
const additional = [
	{ field: attachmentFieldsField, isOn: sendsEmail },
	{ field: attachmentIdsField, isOn: sendsEmail },
	{ field: taskNoteField, isOn: makesTask },
];

const additionalFieldsField: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: additional.flatMap(({ field, isOn }) => followStep(field, isOn)),
};

/** Adds a variant to a step. Contract: createVariant. */
export const createVariant: Operation = {
	name: 'Create Variant',
	value: 'createVariant',
	action: 'Create a variant of a step',
	description:
		'Add an A/B variant to an Email step, or a new one to a step whose variant is paused',
	builderHint: 'Find the step with Sequence: Get Steps first.',
	contract: 'createVariant',
	adds: variantPlace,
	fields: [
		sequenceField,
		stepField,
		askedChannelField,
		mergeTagNotice,
		...payloadKeys.flatMap((key) => followStep(payloadFields[key], hasPayload(key), 'root')),
		additionalFieldsField,
	],

	async execute(itemIndex) {
		const asked = readAskedChannel(this, itemIndex);
		const texts = readTexts(this, payloadKeys, itemIndex);
		const options = readCollection(this, additionalFieldsField.name, itemIndex, messageTexts);
		if (asked) draftFor(asked, texts, options);
		const files = await readFiles(this, toAttachmentFields(options.attachmentFields), itemIndex);

		const ids = await readStepIds(this, itemIndex);
		const { step, channel } = await stepWithChannel(this, ids, asked);
		const draft = draftFor(channel, texts, options);
		checkCapacity(channel, step);

		return await withUploads(this, itemIndex, files, async (idOf) => {
			const body = withFiles(draft, idOf);
			const answer = await forgetOnFailure(
				this,
				ids,
				async () =>
					await request(this, {
						method: 'POST',
						path: '/sequences/{sequenceId}/steps/{stepId}/variants',
						ids: { ...ids },
						body,
						names: namesOf(body),
						adviceIfUnknown:
							'The variant may exist: check the step in Saleshandy before you run this item again.',
					}),
			);
			const created = isObject(answer) ? answer : {};
			// The key of the ID is not public.
			const variantId = created.id ?? created.variantId;
			step.variants.push({ id: String(variantId), payload: draft.payload });
			return {
				...created,
				...ids,
				variantId,
				letter: letterOf(step.variants.length - 1),
				channel: channel.value,
			};
		});
	},
};

function draftFor(channel: Channel, texts: Texts, options: Record<string, unknown>) {
	const unsupported = additional.find(
		({ field, isOn }) => hasValue(options[field.name]) && !isOn(channel),
	);
	if (unsupported) throw notOn(channel, unsupported.field.displayName);
	return {
		type: channel.code,
		payload: payloadFor(channel, texts),
		...noteOrAttachments(channel, options),
	};
}

/** Paused variants count only for an Email; any other step can have one active variant. */
function checkCapacity(channel: Channel, { variants }: StoredStep) {
	const counted = hasVariants(channel) ? variants : variants.filter((one) => !isPaused(one));
	if (counted.length < channel.maxVariants) return;
	throw hasVariants(channel)
		? new UserError(`${channel.label} steps can have only ${channel.maxVariants} variants`, {
				description: 'Use Update Variant to change an existing one.',
			})
		: new UserError(`${channel.label} steps can have only one active variant`, {
				description: 'Use Update Variant to change it, or pause it first.',
			});
}
