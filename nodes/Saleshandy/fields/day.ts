import type { INodeProperties } from 'n8n-workflow';

import { quoted, toWholeNumber } from '../checks';

export const dayField: INodeProperties = {
	displayName: 'Day',
	name: 'absoluteDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 999, numberPrecision: 0 },
	default: 1,
	description:
		'Day of the sequence on which the step runs, starting at 1. Only one Email step per day is allowed.',
};

/** Days from the start of the sequence, from 1 to 999 (contract: AbsoluteDays). */
export const toDay = (value: unknown) => toWholeNumber(value, quoted(dayField), 1, 999);
