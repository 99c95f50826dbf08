import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { Choice } from '../checks';
import {
	isBlank,
	isObject,
	toBoolean,
	toChoice,
	toId,
	toText,
	toTextList,
	toWholeNumber,
} from '../checks';
import { dayIn, toDate } from '../dates';
import { parseJson } from '../json';
import type { Field, Item } from './field';

/** The labels of a field and when it is shown. */
type Appearance = Partial<
	Pick<INodeProperties, 'default' | 'description' | 'displayOptions' | 'hint' | 'placeholder'>
>;

/** A field that must be filled in where it is shown. */
export const required = <Value>({ property, ...field }: Field<Value>) =>
	({ ...field, property: { ...property, required: true } }) as Field<NonNullable<Value>>;

interface TextRules extends Appearance {
	maxLength?: number;
	/** Lines of the input. */
	rows?: number;
	keepsMergeTags?: boolean;
}

/** Text, trimmed unless merge tags are kept in it. */
export const text = (
	displayName: string,
	{ maxLength, rows, keepsMergeTags, ...appearance }: TextRules = {},
): Field<string | undefined> => ({
	property: {
		displayName,
		type: 'string',
		...(rows && { typeOptions: { rows } }),
		default: '',
		...appearance,
	},
	parse(value, label) {
		if (keepsMergeTags) return toText(value, label, maxLength);
		const trimmed = toText(value, label).trim();
		return isBlank(trimmed) ? undefined : toText(trimmed, label, maxLength);
	},
	keepsMergeTags,
});

/** A whole number. */
export const number = (
	displayName: string,
	{ min = 0, max, ...appearance }: Appearance & { min?: number; max?: number } = {},
): Field<number | undefined> => ({
	property: {
		displayName,
		type: 'number',
		typeOptions: { minValue: min, ...(max && { maxValue: max }) },
		default: min,
		...appearance,
	},
	parse: (value, label) => toWholeNumber(value, label, min, max ?? Number.MAX_SAFE_INTEGER),
});

/** A toggle, whose description begins with "Whether". */
export const flag = (
	displayName: string,
	appearance: Appearance = {},
): Field<boolean | undefined> => ({
	property: { displayName, type: 'boolean', default: false, ...appearance },
	parse: toBoolean,
});

/** One of several choices, the first by default. */
export const choice = <C extends Choice>(
	displayName: string,
	rows: readonly C[],
	appearance: Appearance = {},
): Field<C | undefined> => ({
	property: {
		displayName,
		type: 'options',
		options: optionsOf(rows),
		default: rows[0].value,
		...appearance,
	},
	parse: (value, label) => toChoice(value, label, rows),
});

/** Any number of several choices. */
export const choices = <C extends Choice>(
	displayName: string,
	rows: readonly C[],
	appearance: Appearance = {},
): Field<C[] | undefined> => ({
	property: {
		displayName,
		type: 'multiOptions',
		options: optionsOf(rows),
		default: [],
		...appearance,
	},
	parse: (value, label) => toTextList(value, label).map((entry) => toChoice(entry, label, rows)),
});

const optionsOf = (rows: readonly Choice[]) =>
	rows.map(({ label, value, description }) => ({
		name: label,
		value,
		...(description && { description }),
	}));

interface ListRules extends Appearance {
	/** Checks one entry. */
	check?(entry: string, label: string): string;
	/** The load method of a list to choose from. */
	load?: string;
}

const fromList = 'Choose from the list, or specify IDs with an expression';

/** Any number of texts: an array or comma-separated text. Duplicates are removed. */
export const list = (
	displayName: string,
	{ check = (entry) => entry, load, ...appearance }: ListRules = {},
): Field<string[] | undefined> => ({
	property: {
		displayName,
		...(load
			? {
					type: 'multiOptions',
					typeOptions: { loadOptionsMethod: load },
					default: [],
					description: fromList,
				}
			: { type: 'string', default: '' }),
		...appearance,
	},
	parse: (value, label) => {
		const entries = new Set(toTextList(value, label).map((entry) => check(entry, label)));
		return entries.size > 0 ? [...entries] : undefined;
	},
});

/** A JSON object, as text or from an expression. */
export const json = (
	displayName: string,
	appearance: Appearance = {},
): Field<object | undefined> => ({
	property: { displayName, type: 'json', default: '', ...appearance },
	parse: (value, label) => {
		const parsed = typeof value === 'string' ? parseJson(value, label) : value;
		if (isObject(parsed)) return parsed;
		throw new UserError(`${label} must be a JSON object`);
	},
});

/** A point in time. A text without a time zone is in the workflow's. */
export const date = (
	displayName: string,
	appearance: Appearance = {},
): Field<Date | undefined> => ({
	property: { displayName, type: 'dateTime', default: '', ...appearance },
	parse: (value, label, { context }) => toDate(value, label, context.getTimezone()),
});

/** A day such as `2026-03-31`. A moment counts as its day in the workflow's time zone. */
export const day = (
	displayName: string,
	appearance: Appearance = {},
): Field<string | undefined> => ({
	property: { displayName, type: 'dateTime', default: '', ...appearance },
	parse: (value, label, { context }) => {
		const timezone = context.getTimezone();
		return dayIn(toDate(value, label, timezone), timezone);
	},
});

/**
 * A resource locator.
 *
 * @param read resolves what was entered to an ID, under the rule of `Field.read`; without it only IDs are accepted
 */
export const picked = (
	property: INodeProperties,
	read?: (context: IExecuteFunctions, itemIndex: number) => Promise<string> | string,
): Field<string | undefined> => ({
	property,
	parse: (value, label) => toId(value, label),
	...(read && { read: ({ context, itemIndex }: Item) => read(context, itemIndex), parse: String }),
});
