import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

/*
 * Each check converts the value of a parameter to what the API expects, or throws a UserError that
 * names the field by its label. The item is added where the items are known.
 */

/** Whether a parameter or its expression has no value. Empty text is a value. */
export const isUnset = (value: unknown): value is null | undefined =>
	value === null || value === undefined;

/** Whether a field of a form is filled in. */
export const hasValue = (value: unknown) => !isUnset(value) && value !== '';

/** Whether text shows nothing: it has only spaces, and marks such as the zero-width space. */
export const isBlank = (text: string) =>
	// The comparison is a quick answer for text that begins with a visible character of ASCII.
	!(text >= '!' && text < '\x7f') && !/[^\s\p{Cf}]/u.test(text);

export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The name of a field in an error. */
export const quoted = ({ displayName }: { displayName: string }) => `'${displayName}'`;

const characters = (text: string) => [...text].length;

/** A value in an error. */
export const described = (value: unknown) => {
	if (isUnset(value) || value === '') return 'empty';
	if (Array.isArray(value)) return 'an array';
	if (typeof value === 'object') return 'an object';
	return `"${String(value).slice(0, 60)}"`;
};

/** Trimmed lower-case text for comparisons; empty for objects, whose toString may throw. */
export const comparable = (value: unknown) =>
	isUnset(value) || typeof value === 'object' ? '' : String(value).trim().toLowerCase();

/** A date, luxon's included, as ISO 8601 text. Anything else is unchanged. */
export const dateToText = (value: unknown): unknown =>
	value instanceof Object && 'toJSON' in value ? JSON.parse(JSON.stringify(value)) : value;

/** Text, which may be empty. Numbers, booleans and dates become text. */
export function toText(value: unknown, label: string, maxLength = Infinity): string {
	const plain = dateToText(value);
	if (isUnset(plain) || typeof plain === 'object') {
		throw new UserError(`${label} must be text, but is ${described(plain)}`);
	}
	const result = String(plain);
	if (result.length > maxLength && characters(result) > maxLength) {
		throw new UserError(
			`${label} has ${characters(result)} characters, but Saleshandy allows at most ${maxLength}`,
		);
	}
	return result;
}

/** Trimmed text that is not empty. */
export function toRequiredText(
	value: unknown,
	label: string,
	{ maxLength, advice }: { maxLength?: number; advice?: string } = {},
): string {
	const result = isUnset(value) ? '' : toText(value, label, maxLength).trim();
	if (result === '') throw new UserError(`${label} is empty`, { description: advice });
	return result;
}

/** Whether a value is a number or text that may be one. JavaScript would also convert true and blank text. */
export const isNumeric = (value: unknown) =>
	typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');

/** A number. Numeric text is accepted. */
export function toNumber(value: unknown, label: string): number {
	const result = isNumeric(value) ? Number(value) : NaN;
	if (Number.isFinite(result)) return result;
	throw new UserError(`${label} must be a number, but is ${described(value)}`);
}

/** A whole number within limits. Numeric text is accepted. */
export function toWholeNumber(value: unknown, label: string, min: number, max: number): number {
	const result = isNumeric(value) ? Number(value) : NaN;
	if (!Number.isInteger(result) || result < min || result > max) {
		throw new UserError(
			`${label} must be a whole number from ${min} to ${max}, but is ${described(value)}`,
		);
	}
	return result;
}

/** A boolean. 'true' and 'false' are accepted. */
export function toBoolean(value: unknown, label: string): boolean {
	const word = comparable(value);
	if (word === 'true' || word === 'false') return word === 'true';
	throw new UserError(`${label} must be true or false, but is ${described(value)}`);
}

/** An ID of the API (contract: HashedId): letters and digits, never digits alone. */
export function toId(value: unknown, label: string, advice = USE_THE_LIST): string {
	const result = toRequiredText(value, label, { advice });
	const isNumber = /^\d+$/.test(result);
	if (!isNumber && /^[A-Za-z0-9]{5,40}$/.test(result)) return result;
	const reason = isNumber
		? "The number in the browser's address bar isn't the API ID."
		: 'IDs have 5 to 40 letters and digits, without spaces or slashes.';
	throw new UserError(`${label} ${described(result)} is not a valid Saleshandy ID`, {
		description: `${reason} ${advice}`,
	});
}

export const USE_THE_LIST = 'Choose from the list, or use an ID returned by a Saleshandy node.';

/** Texts from an array or comma-separated text. Empty if there is no value. */
export function toTextList(value: unknown, label: string): string[] {
	if (isUnset(value)) return [];
	const entries: unknown[] = Array.isArray(value) ? value : toText(value, label).split(',');
	return entries.map((entry) => toText(entry, label).trim()).filter((entry) => entry !== '');
}

/** Texts as in `toTextList`, at least one. */
export function toRequiredTextList(value: unknown, label: string): string[] {
	const entries = toTextList(value, label);
	if (entries.length === 0) throw new UserError(`${label} is empty`);
	return entries;
}

/** IDs from an array or comma-separated text. Empty if there is no value. */
export const toIdList = (value: unknown, label: string): string[] =>
	toTextList(value, label).map((entry) => toId(entry, label));

/** A row of a table of choices. */
export interface Choice {
	/** Value in a workflow. */
	value: string;
	label: string;
	description?: string;
	/** The API's value, if it differs. */
	code?: number | string;
	/** Another spelling that is accepted. */
	alias?: string;
}

/** The row with this value, code (a number or its text), label or alias. */
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
	const given = described(value);
	throw new UserError(
		`${label} ${given === 'empty' ? 'is empty' : `has an unknown value: ${given}`}`,
		{
			description: `Use one of: ${rows.map((candidate) => candidate.value).join(', ')}.`,
		},
	);
}
