import type { IDataObject } from 'n8n-workflow';

/** Turns numbers that the API sends as text into numbers. Everything else is unchanged. */
export const withNumbers = (figures: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(figures).map(([name, value]) => [
			name,
			typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value,
		]),
	);
