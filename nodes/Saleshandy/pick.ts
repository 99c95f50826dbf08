import type { IDataObject } from 'n8n-workflow';

/** Some keys of a record, as far as it has them. */
export const pick = (record: IDataObject, keys: string[]): IDataObject =>
	Object.fromEntries(keys.filter((key) => key in record).map((key) => [key, record[key]]));
