import type { INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

import { dateToText, quoted, toChoice, toNumber, toText } from '../../checks';
import { dayIn, toDate } from '../../dates';

/**
 * A value in the type of its prospect field. In text, an object becomes JSON.
 *
 * @param timezone of a date that has none
 * @throws UserError that names the field
 */
export function cast(
	value: unknown,
	{ displayName, type, options }: ResourceMapperField,
	timezone: string,
): string | number {
	if (type === 'string' && typeof value === 'string') return value;
	const label = quoted({ displayName });
	if (type === 'dateTime') return toDay(value, label, timezone);
	if (type === 'number') return toAmount(value, label);
	if (options) return toOption(value, label, options as INodePropertyOptions[]);
	const plain = dateToText(value);
	return plain instanceof Object ? JSON.stringify(plain) : toText(plain, label);
}

/** The day of a date in its own time zone: midnight in UTC is another day elsewhere. */
function toDay(value: unknown, label: string, timezone: string): string {
	const plain = dateToText(value);
	// A number is rejected: it could be a spreadsheet's day, seconds or milliseconds.
	const date = toDate(typeof plain === 'number' ? String(plain) : plain, label, timezone);
	return value instanceof Date ? dayIn(date, timezone) : String(plain).trim().slice(0, 10);
}

/** A number, or the text of one that has more digits than JavaScript keeps. */
function toAmount(value: unknown, label: string): number | string {
	const amount = toNumber(value, label);
	return Math.abs(amount) > Number.MAX_SAFE_INTEGER ? String(value).trim() : amount;
}

/** An option as Saleshandy spells it. */
function toOption(value: unknown, label: string, options: INodePropertyOptions[]): string {
	const values = options.map((option) => String(option.value));
	const rows = values.map((option) => ({ value: option, label: option }));
	const exact = values.find((option) => option === String(value));
	return exact ?? toChoice(value, label, rows).value;
}
