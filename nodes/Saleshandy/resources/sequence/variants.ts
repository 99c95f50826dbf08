import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Channel, PayloadField, PayloadRule } from '../../channels';
import { letter, makesTask } from '../../channels';
import { hasValue, isObject, isUnset, toText } from '../../checks';
import { attachmentFields, attachmentIds } from '../../fields/attachments';
import { messageTexts, payloadFields } from '../../fields/payload';
import { taskNote } from '../../fields/task';
import { parseJson } from '../../json';
import { read } from '../../parameters';
import type { FileField } from '../../files';

type Values = Record<string, unknown>;

export const JSON_LABEL = 'Variants (JSON)';

const labelOf = (key: string) => payloadFields[key as PayloadField]?.displayName ?? `"${key}"`;

/**
 * Puts the payload of a variant together by the rules of its channel.
 *
 * @param values what was set; keys that are null or undefined count as not set
 * @param where which variant it is, for messages: ` of variant B`
 * @throws UserError for a key that the channel lacks, a missing or empty text, one that is too long
 */
export function payload(
	channel: Channel,
	values: Values,
	where = '',
	rules: Record<string, PayloadRule> = channel.payload,
): IDataObject {
	const foreign = Object.keys(values).find((key) => !Object.hasOwn(rules, key));
	if (foreign !== undefined) {
		throw new UserError(
			`${labelOf(foreign)}${where} does not exist on channel "${channel.label}"`,
			{
				description: `Its texts are: ${Object.keys(rules).map(labelOf).join(', ') || 'none'}.`,
			},
		);
	}

	const result: IDataObject = {};
	for (const [key, { presence, maxLength, keys }] of Object.entries(rules)) {
		const label = `${labelOf(key)}${where}`;
		const value = values[key];
		if (isUnset(value)) {
			if (presence === 'required') throw isEmpty(label, channel);
			if (presence === 'mayBeEmpty') result[key] = '';
		} else if (keys) {
			const inner = isObject(value) ? payload(channel, value, ` in ${label}`, keys) : {};
			if (Object.keys(inner).length === 0) {
				throw new UserError(`${label} must be an object with ${Object.keys(keys).join(' or ')}`);
			}
			result[key] = inner;
		} else {
			result[key] = toText(value, label, maxLength);
			if (presence === 'required' && result[key].trim() === '') throw isEmpty(label, channel);
		}
	}
	return result;
}

const isEmpty = (label: string, channel: Channel) =>
	new UserError(`${label} is empty`, { description: `Channel "${channel.label}" needs it.` });

/**
 * The variants of a new step from JSON in the API's own form: a list of objects with `payload`
 * and, by channel, `taskNote` or `attachmentIds`.
 *
 * @param input JSON text, or what an expression gave: a list, or one variant alone
 * @throws UserError with the place of a fault in the JSON, or the variant and field that is wrong
 */
export function variantsFromJson(channel: Channel, input: unknown): Draft[] {
	const parsed = typeof input === 'string' ? parseJson(input, JSON_LABEL) : input;
	const entries: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
	const allowed = ['payload', makesTask(channel) ? 'taskNote' : 'attachmentIds'];

	return entries.map((entry, index) => {
		const where = ` of variant ${letter(index)}`;
		if (!isObject(entry) || !isObject(entry.payload)) {
			throw new UserError(`${JSON_LABEL}: "payload"${where} must be an object`, {
				description: 'Each variant looks like { "payload": { … } }.',
			});
		}
		const foreign = Object.keys(entry).find((key) => !allowed.includes(key));
		if (foreign !== undefined) {
			throw new UserError(`${JSON_LABEL}: "${foreign}"${where} is not known`, {
				description: `On channel "${channel.label}" a variant has: ${allowed.join(', ')}.`,
			});
		}
		const rules = { ...channel.payload, ...channel.jsonOnly };
		return {
			payload: payload(channel, entry.payload, where, rules),
			...extras(channel, entry),
		};
	});
}

/** How many variants a step on a channel takes, in words. */
export const variantCount = ({ maxVariants }: Channel) =>
	maxVariants === 1 ? 'exactly 1 variant' : `1 to ${maxVariants} variants`;

/** A variant on its way: its files are not uploaded yet. */
export interface Draft extends IDataObject {
	attachmentIds?: string[];
	attachmentFields?: FileField[];
}

/** The texts of a channel from their fields at the top level. An empty field is one not set. */
export function readTexts(context: IExecuteFunctions, channel: Channel, itemIndex: number): Values {
	const fields = Object.keys(channel.payload);
	return filledIn(fields.map((field) => [field, read(context, field, itemIndex, messageTexts)]));
}

/** In the form of something new an empty field is one that was not set. */
export const filledIn = (texts: Array<[field: string, value: unknown]>): Values =>
	Object.fromEntries(texts.filter(([, value]) => value !== ''));

/** What a variant has beside its payload, as far as it was set: task note or attachments. */
export function extras(channel: Channel, values: Values): Draft {
	if (makesTask(channel)) {
		return hasValue(values.taskNote) ? { taskNote: taskNote(values.taskNote) } : {};
	}
	const ids = attachmentIds(values.attachmentIds);
	const fields = attachmentFields(values.attachmentFields);
	return {
		...(ids.length > 0 && { attachmentIds: ids }),
		...(fields.length > 0 && { attachmentFields: fields }),
	};
}

/** The files that a draft wants to attach. */
export const filesOf = ({ attachmentFields = [] }: Draft) => attachmentFields;

/** The draft as it travels, with the IDs that its files got. */
export function withFiles(draft: Draft, idOf: (field: FileField) => string): IDataObject {
	const { attachmentFields, ...rest } = draft;
	if (!attachmentFields) return rest;
	return { ...rest, attachmentIds: [...(rest.attachmentIds ?? []), ...attachmentFields.map(idOf)] };
}
