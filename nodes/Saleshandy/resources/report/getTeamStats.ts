import type { IDataObject } from 'n8n-workflow';

import { toId } from '../../checks';
import { withNumbers } from '../../figures';
import { choice, date, list, required } from '../../operation/fields';
import { many } from '../../operation/kinds';

const types = [
	{ value: 'email', label: 'Emails' },
	{ value: 'prospect', label: 'Prospects' },
];
const counts = [
	{ value: 'absolute', label: 'Absolute' },
	{ value: 'relative', label: 'Relative' },
];
const orders = [
	{ value: 'emailSent', label: 'Emails Sent' },
	{ value: 'prospectAdded', label: 'Prospects Added' },
	{ value: 'prospectContacted', label: 'Prospects Contacted' },
	{ value: 'opened', label: 'Opened' },
	{ value: 'clicked', label: 'Clicked' },
	{ value: 'replied', label: 'Replied' },
	{ value: 'unSubscribed', label: 'Unsubscribed' },
	{ value: 'bounced', label: 'Bounced' },
];

/** Contract: getTeamStats. Its records are not public. */
export const getTeamStats = many({
	name: 'Get Team Stats',
	value: 'getTeamStats',
	action: 'Get the statistics of team members',
	description: 'Retrieve the figures of team members for a period',
	contract: 'getTeamStats',
	what: 'statistics',
	fields: {
		userIds: required(
			list('User Names or IDs', {
				check: toId,
				load: 'getUsers',
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			}),
		),
		startDate: required(date('Start Date')),
		endDate: required(date('End Date')),
	},
	sort: { orderBy: choice('Order', orders) },
	options: { countBy: choice('Count', counts), type: choice('Figures', types) },
	pageSizes: [25, 100],
	request: ({ userIds, startDate, endDate, orderBy, countBy, type }, page, limit) => ({
		method: 'POST',
		path: '/analytics/team/stats',
		isRead: true,
		body: {
			type: type?.value ?? 'email',
			countBy: countBy?.value ?? 'absolute',
			startDate: startDate.toISOString(),
			endDate: endDate.toISOString(),
			userIds,
			page,
			limit,
			sortOrder: 'desc',
			orderBy: orderBy?.value ?? (type?.value === 'prospect' ? 'prospectAdded' : 'emailSent'),
		},
	}),
	output: (figures: IDataObject) => withNumbers(figures),
});
