import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { quoted, toBoolean, toWholeNumber } from '../checks';
import { readParameter } from '../parameters';

const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

export const limitFields = [returnAllField, limitField];

/** The number of records to return; Infinity for all of them. */
export function readLimit(context: IExecuteFunctions, itemIndex: number): number {
	const returnAll = readParameter(context, returnAllField.name, itemIndex);
	if (toBoolean(returnAll ?? false, quoted(returnAllField))) return Infinity;
	const limit = readParameter(context, limitField.name, itemIndex);
	return toWholeNumber(limit, quoted(limitField), 1, Number.MAX_SAFE_INTEGER);
}
