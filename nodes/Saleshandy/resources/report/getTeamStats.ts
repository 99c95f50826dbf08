import { toId } from '../../checks';
import { toDate } from '../../dates';
import { checkPeriod, lookBack } from '../../fields/period';
import { withNumbers } from '../../figures';
import type { Field } from '../../operation/field';
import { choice, day, list, number, required } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { toList } from '../../transport/payload';

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

const PAGE_SIZE = 100;

/** A time on a day in the workflow's time zone. Unlike other reports, this one expects dates with times. */
const atTime = (time: string, field: Field<string | undefined>): Field<Date | undefined> => ({
	...field,
	parse: async (value, label, item) =>
		toDate(`${await field.parse(value, label, item)}T${time}`, label, item.context.getTimezone()),
});

/** Contract: getTeamStats. The format of the response is not public. */
export const getTeamStats = single({
	name: 'Get Team Stats',
	value: 'getTeamStats',
	action: 'Get the statistics of team members',
	description: 'Retrieve the statistics of team members for a period',
	contract: 'getTeamStats',
	fields: {
		userIds: required(
			list('User Names or IDs', {
				check: toId,
				load: 'getUsers',
			}),
		),
		startDate: required(atTime('00:00', day('Start Date', lookBack))),
		endDate: required(atTime('23:59:59', day('End Date'))),
	},
	sort: { orderBy: choice('Order By', orders) },
	options: {
		countBy: choice('Count By', counts),
		type: choice('Type', types),
		page: number('Page', { min: 1 }),
	},
	request: ({ userIds, startDate, endDate, orderBy, countBy, type, page = 1 }) => {
		const period = { startDate: startDate.toISOString(), endDate: endDate.toISOString() };
		checkPeriod(period);
		return {
			method: 'POST',
			path: '/analytics/team/stats',
			isRead: true,
			body: {
				type: type?.value ?? 'email',
				countBy: countBy?.value ?? 'absolute',
				...period,
				userIds,
				page,
				limit: PAGE_SIZE,
				sortOrder: 'desc',
				orderBy: orderBy?.value ?? (type?.value === 'prospect' ? 'prospectAdded' : 'emailSent'),
			},
		};
	},
	output: (payload) => toList([payload ?? []].flat(), 'statistics').map(withNumbers),
});
