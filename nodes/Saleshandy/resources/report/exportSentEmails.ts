import { toId } from '../../checks';
import { checkPeriod, lookBack } from '../../fields/period';
import { day, list, required } from '../../operation/fields';
import { single } from '../../operation/kinds';

/** Contract: exportSentEmails. The format of the response is not public. */
export const exportSentEmails = single({
	name: 'Export Sent Emails',
	value: 'exportSentEmails',
	action: 'Export the emails sent in a period',
	description: "Request an export of the emails sent in a period, and return Saleshandy's response",
	contract: 'exportSentEmails',
	fields: { startDate: required(day('Start Date', lookBack)), endDate: required(day('End Date')) },
	filters: {
		sequenceIds: list('Sequence Names or IDs', { check: toId, load: 'getSequenceIds' }),
	},
	request: ({ startDate, endDate, sequenceIds }) => {
		checkPeriod({ startDate, endDate });
		return {
			method: 'POST',
			path: '/analytics/email-sent-details',
			body: { startDate, endDate, ...(sequenceIds && { sequenceIds }) },
			adviceIfUnknown:
				'The export may be in progress: check your inbox before you run this item again.',
		};
	},
});
