import type { IDataObject } from 'n8n-workflow';

/** A number as text, of at most 15 digits before the point: not a phone number or code that begins with 0. */
const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d+)?$/;

/** Turns numbers that the API sends as text into numbers. Everything else is unchanged. */
export const withNumbers = (figures: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(figures).map(([name, value]) => [
			name,
			typeof value === 'string' && NUMBER.test(value) ? Number(value) : value,
		]),
	);
