import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

/*
 * Each check takes what a parameter gave and its label, and returns the value as the API takes it
 * or throws a UserError whose message names the field. The item is added where the items are known.
 */

/** Whether a parameter, or the expression in it, gave no value at all. An empty text is a value. */
export const isUnset = (value: unknown): value is null | undefined =>
	value === null || value === undefined;

/** Whether a field of a form holds something: neither no value nor an empty text. */
export const hasValue = (value: unknown) => !isUnset(value) && value !== '';

export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** How a field is named in a sentence. */
export const quoted = ({ displayName }: { displayName: string }) => `'${displayName}'`;

const characters = (text: string) => [...text].length;

/** A value in an error. */
export const described = (value: unknown) => {
	if (isUnset(value) || value === '') return 'empty';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'an object';
	return `"${String(value).slice(0, 60)}"`;
};

/** A single value as a word to compare with. Of an object there is none, and it may refuse to be a text. */
export const comparable = (value: unknown) =>
	isUnset(value) || typeof value === 'object' ? '' : String(value).trim().toLowerCase();

/** A text, perhaps empty. Numbers, booleans and dates become text. */
export function toText(value: unknown, label: string, maxLength = Infinity): string {
	// Dates, luxon's among them, have a toJSON that gives ISO 8601.
	const plain =
		value instanceof Object && 'toJSON' in value ? JSON.parse(JSON.stringify(value)) : value;
	if (isUnset(plain) || typeof plain === 'object') {
		throw new UserError(`${label} must be a text, but is ${described(plain)}`);
	}
	const result = String(plain);
	if (result.length > maxLength && characters(result) > maxLength) {
		throw new UserError(
			`${label} has ${characters(result)} characters, but Saleshandy takes at most ${maxLength}`,
		);
	}
	return result;
}

/** A text with something in it, without blanks around it. */
export function toRequiredText(
	value: unknown,
	label: string,
	{ maxLength, advice }: { maxLength?: number; advice?: string } = {},
): string {
	const result = isUnset(value) ? '' : toText(value, label, maxLength).trim();
	if (result === '') throw new UserError(`${label} is empty`, { description: advice });
	return result;
}

/** A whole number within limits. A text that is such a number will do. */
export function toWholeNumber(value: unknown, label: string, min: number, max: number): number {
	const isNumeric = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
	const result = isNumeric ? Number(value) : NaN;
	if (!Number.isInteger(result) || result < min || result > max) {
		throw new UserError(
			`${label} must be a whole number from ${min} to ${max}, but is ${described(value)}`,
		);
	}
	return result;
}

/** A boolean. The text of one will do. */
export function toBoolean(value: unknown, label: string): boolean {
	const said = comparable(value);
	if (said === 'true' || said === 'false') return said === 'true';
	throw new UserError(`${label} must be true or false, but is ${described(value)}`);
}

/** An ID as the API takes it (contract: HashedId): letters and digits, never digits alone. */
export function toId(value: unknown, label: string): string {
	const result = toRequiredText(value, label, { advice: fromTheList });
	if (/^\d+$/.test(result)) {
		throw new UserError(`${label} "${result}" is not an ID of the API`, {
			description: `The browser's address bar shows a number that the API does not know. ${fromTheList}`,
		});
	}
	if (!/^[A-Za-z0-9]{5,40}$/.test(result)) {
		throw new UserError(`${label} ${described(result)} is not an ID of the API`, {
			description: `An ID has 5 to 40 letters and digits and no spaces or slashes. ${fromTheList}`,
		});
	}
	return result;
}
const fromTheList =
	'Choose from the list, or use an ID that an earlier Saleshandy node or the API gave.';

/** Texts as a list, or as one text with commas between them. Empty if nothing was given. */
export function toTextList(value: unknown, label: string): string[] {
	if (isUnset(value)) return [];
	const entries: unknown[] = Array.isArray(value) ? value : toText(value, label).split(',');
	return entries.map((entry) => toText(entry, label).trim()).filter((entry) => entry !== '');
}

/** IDs as a list, or as a text with commas between them. Empty if nothing was given. */
export const toIdList = (value: unknown, label: string): string[] =>
	toTextList(value, label).map((entry) => toId(entry, label));

/** A row of a table of choices. */
export interface Choice {
	/** Value in a workflow. */
	value: string;
	label: string;
	description?: string;
	/** What the API calls it, where that is another value. */
	code?: number | string;
	/** Another spelling that is accepted. */
	alias?: string;
}

/** The row that a value means: by value, code (a number or its text), label or alias. */
export function findChoice<Row extends Choice>(
	value: unknown,
	rows: readonly Row[],
): Row | undefined {
	const wanted = comparable(value);
	return rows.find((row) =>
		[row.value, row.label, row.alias, row.code].some(
			(name) => name !== undefined && String(name).toLowerCase() === wanted,
		),
	);
}

/** One row of a table of choices, found as in `findChoice`. */
export function toChoice<Row extends Choice>(
	value: unknown,
	label: string,
	rows: readonly Row[],
): Row {
	const row = findChoice(value, rows);
	if (row) return row;
	throw new UserError(`${label} must be a known value, but is ${described(value)}`, {
		description: `Use one of: ${rows.map((candidate) => candidate.value).join(', ')}.`,
	});
}
