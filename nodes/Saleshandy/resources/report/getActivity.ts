import type { IDataObject } from 'n8n-workflow';

import { toId } from '../../checks';
import { checkPeriod, lookBack } from '../../fields/period';
import { withNumbers } from '../../figures';
import { day, list, required } from '../../operation/fields';
import { many } from '../../operation/kinds';

/** What was sent to whom and what they did, a row per step and prospect. Contract: getActivityReport. */
export const getActivity = many({
	name: 'Get Activity',
	value: 'getActivity',
	action: 'Get the activity of prospects in sequences',
	description: 'Retrieve one item per email sent in sequences, with opens, clicks and replies',
	contract: 'getActivityReport',
	what: 'activities',
	within: 'data',
	adds: {
		emailSentAt: 'string',
		lastOpenedAt: 'string',
		'Step Number': 'integer',
		'Open Count': 'integer',
		'Click Count': 'integer',
	},
	fields: {
		sequenceIds: required(
			list('Sequence Names or IDs', {
				check: toId,
				load: 'getSequenceIds',
			}),
		),
		startDate: required(day('Start Date', lookBack)),
		endDate: required(day('End Date')),
	},
	// A page has 10 records at least.
	pageSizes: [10, 50, 500],
	endsWithShortPage: true,
	request: ({ sequenceIds, startDate, endDate }, pageNum, pageLimit) => {
		checkPeriod({ startDate, endDate });
		return {
			method: 'POST',
			path: '/analytics/consolidated-stats',
			isRead: true,
			body: { sequenceIds, startDate, endDate, pageNum, pageLimit },
		};
	},
	output: (row) => ({
		...withNumbers(row),
		emailSentAt: toIso(row['Email Sent At']),
		lastOpenedAt: toIso(row['Last Opened At']),
	}),
});

/** ISO 8601 of the API's long form: `Thu Apr 02 2026 09:00:12 GMT+2:00 (Europe/Paris)`. */
function toIso(value: IDataObject[string]): string | undefined {
	const text = String(value ?? '').replace(/GMT([+-])(\d):/, 'GMT$10$2:');
	const date = new Date(text);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
