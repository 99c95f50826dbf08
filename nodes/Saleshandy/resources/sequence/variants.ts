import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Channel, PayloadField } from '../../channels';
import { channelOf, documentedName, makesTask } from '../../channels';
import { hasValue, isBlank, isObject, isUnset, toText } from '../../checks';
import { toAttachmentFields, toAttachmentIds } from '../../fields/attachments';
import { messageTexts, payloadFields } from '../../fields/payload';
import { priorityName, toTaskNote } from '../../fields/task';
import type { FileField } from '../../files';
import { isBlankHtml } from '../../htmlToText';
import { readParameter } from '../../parameters';

/** Texts by their place in the payload, such as `subject` or `action.name`. */
export type Texts = Record<string, unknown>;

const labelOf = (key: string) => payloadFields[key as PayloadField]?.displayName ?? key;

/** The texts of a payload in the API's format. */
export const textsOf = (payload: IDataObject): Texts =>
	Object.fromEntries(
		Object.entries(payload).flatMap(([key, value]): Array<[string, unknown]> => {
			const inner = isObject(value) ? Object.entries(value) : [];
			return inner.length > 0
				? inner.map(([innerKey, text]) => [`${key}.${innerKey}`, text])
				: [[key, value]];
		}),
	);

/** The payload in the API's format. */
function toPayload(texts: Record<string, string>): IDataObject {
	const payload: IDataObject = {};
	for (const [place, text] of Object.entries(texts)) {
		const [key, innerKey] = place.split('.');
		if (innerKey) payload[key] = { ...(payload[key] as IDataObject), [innerKey]: text };
		else payload[key] = text;
	}
	return payload;
}

/** The error for a field that a channel does not have. */
export function notOn(channel: Channel, label: string, where = '') {
	const texts = Object.keys(channel.payload).map(labelOf);
	return new UserError(`${channel.label} steps don't have '${label}'${where}`, {
		description: `Remove it, or choose another step. These steps have: ${texts.join(', ') || 'none'}.`,
	});
}

function checkSupported(channel: Channel, texts: Texts, where: string) {
	const unsupported = Object.keys(texts).find((key) => !Object.hasOwn(channel.payload, key));
	if (unsupported !== undefined) throw notOn(channel, labelOf(unsupported), where);
}

/** A text of the payload, checked by its rule. */
function toPayloadText(channel: Channel, key: PayloadField, value: unknown, where: string) {
	const { presence, maxLength, isHtml } = channel.payload[key]!;
	const label = `'${labelOf(key)}'${where}`;
	const text = isUnset(value) ? '' : toText(value, label, maxLength);
	if (presence !== 'required' || !(isHtml ? isBlankHtml(text) : isBlank(text))) return text;
	throw new UserError(`${label} is empty`, {
		description: `${channel.label} steps require it.`,
	});
}

/** Some texts of a payload, each checked by its rule. */
export function checkedTexts(channel: Channel, texts: Texts, where = ''): Record<string, string> {
	checkSupported(channel, texts, where);
	return Object.fromEntries(
		Object.entries(texts).map(([key, value]) => [
			key,
			toPayloadText(channel, key as PayloadField, value, where),
		]),
	);
}

/**
 * Builds the payload of a variant by the rules of its channel.
 *
 * @param texts the texts that were set; null and undefined count as not set
 * @param where which variant it is, for messages: ` of variant B`
 * @param stored the texts that the variant has, which stay as they are where none is set
 * @throws UserError for a text that the channel does not have, or that is missing, blank or too long
 */
export function payloadFor(
	channel: Channel,
	texts: Texts,
	where = '',
	stored: Texts = {},
): IDataObject {
	checkSupported(channel, texts, where);
	const payload: Record<string, string> = {};
	for (const [key, { presence }] of Object.entries(channel.payload)) {
		const isKept = isUnset(texts[key]) && hasValue(stored[key]);
		if (isKept) payload[key] = toText(stored[key], `'${labelOf(key)}'`);
		else if (presence !== 'optional' || !isUnset(texts[key] ?? stored[key])) {
			payload[key] = toPayloadText(channel, key as PayloadField, texts[key], where);
		}
	}
	return toPayload(payload);
}

/** A variant whose files are not uploaded yet. */
export interface Draft extends IDataObject {
	attachmentIds?: string[];
	attachmentFields?: FileField[];
}

/** Texts from their fields at the top level. Empty fields are not set. */
export const readTexts = (
	context: IExecuteFunctions,
	fields: PayloadField[],
	itemIndex: number,
): Texts =>
	withoutEmpty(
		fields.map((key) => [
			key,
			readParameter(context, payloadFields[key].name, itemIndex, messageTexts),
		]),
	);

/** In the form, empty fields are not set. */
export const withoutEmpty = (texts: Array<[key: string, value: unknown]>): Texts =>
	Object.fromEntries(texts.filter(([, value]) => hasValue(value)));

/** The task note or attachments of a variant, as far as they were set. */
export function noteOrAttachments(channel: Channel, values: Record<string, unknown>): Draft {
	if (makesTask(channel)) {
		return hasValue(values.taskNote) ? { taskNote: toTaskNote(values.taskNote) } : {};
	}
	const ids = toAttachmentIds(values.attachmentIds);
	const fields = toAttachmentFields(values.attachmentFields);
	return {
		...(ids.length > 0 && { attachmentIds: ids }),
		...(fields.length > 0 && { attachmentFields: fields }),
	};
}

/** The files to attach. */
export const filesOf = ({ attachmentFields = [] }: Draft) => attachmentFields;

/** The draft as it is sent, with the IDs of its files. */
export function withFiles(draft: Draft, idOf: (field: FileField) => string): IDataObject {
	const { attachmentFields, ...rest } = draft;
	if (!attachmentFields) return rest;
	return { ...rest, attachmentIds: [...(rest.attachmentIds ?? []), ...attachmentFields.map(idOf)] };
}

/** The documentation's names for the integers in a body. */
export function namesOf({ type, priority }: IDataObject): Record<string, string> {
	const names = {
		type: isUnset(type) ? undefined : documentedName(channelOf(type)!),
		priority: priorityName(priority),
	};
	return Object.fromEntries(
		Object.entries(names).filter((entry): entry is [string, string] => entry[1] !== undefined),
	);
}
