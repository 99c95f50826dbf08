import type { IDataObject } from 'n8n-workflow';

/** Figures that the API sends as text, as numbers; everything else unchanged. */
export const withNumbers = (figures: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(figures).map(([name, value]) => [
			name,
			typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value,
		]),
	);
