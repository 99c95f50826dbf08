import { UserError } from 'n8n-workflow';

import { dateToText, described } from './checks';

/**
 * A point in time: a date, one of luxon's, ISO 8601 text, or milliseconds since 1970.
 *
 * @param timezone of text without an offset, which n8n's date picker returns
 * @throws UserError that names the field
 */
export function toDate(value: unknown, label: string, timezone: string): Date {
	const plain = dateToText(value);
	const date =
		typeof plain === 'string'
			? fromText(plain.trim(), timezone)
			: new Date(typeof plain === 'number' ? plain : NaN);
	if (!Number.isNaN(date.getTime())) return date;
	throw new UserError(`${label} must be a date, but is ${described(plain)}`, {
		description: 'Use an ISO date such as 2026-03-31 or 2026-03-31T09:00:00Z.',
	});
}

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

function fromText(text: string, timezone: string): Date {
	const [, day, offset] = ISO.exec(text) ?? [];
	// JavaScript takes February 30 for March 2.
	if (!day || !new Date(day).toJSON()?.startsWith(day)) return new Date(NaN);
	if (offset) return new Date(text);
	const asUtc = new Date(`${text.replace(' ', 'T')}${text.includes(':') ? 'Z' : ''}`);
	// Looked up twice, because the first guess may be on the other side of a clock change.
	const guess = new Date(asUtc.getTime() - offsetAt(asUtc, timezone));
	const date = new Date(asUtc.getTime() - offsetAt(guess, timezone));
	// A time that the clocks skip, such as midnight in Chile, is moved forward: back may be another day.
	const isSkipped = guess > date && offsetAt(date, timezone) !== offsetAt(guess, timezone);
	return isSkipped ? guess : date;
}

/** How many milliseconds a time zone is ahead of UTC at a moment. */
function offsetAt(moment: Date, timezone: string): number {
	if (Number.isNaN(moment.getTime())) return NaN;
	const local = new Intl.DateTimeFormat('sv-SE', {
		timeZone: timezone,
		dateStyle: 'short',
		timeStyle: 'medium',
	}).format(moment);
	return Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(moment.getTime() / 1000) * 1000;
}

/** The day of a moment in a time zone: `2026-03-31`. */
export const dayIn = (moment: Date, timezone: string) =>
	new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(moment);

/** A moment in a response (ISO text, milliseconds or seconds) as ISO 8601. Anything else is unchanged. */
export function toIso<Value>(value: Value): Value | string {
	const date =
		typeof value === 'number'
			? new Date(value < IN_SECONDS ? value * 1000 : value)
			: fromText(String(value), 'UTC');
	return Number.isNaN(date.getTime()) ? value : date.toISOString();
}

/** In milliseconds this is 1973, in seconds the year 5138. */
const IN_SECONDS = 1e11;
