import type { IDataObject } from 'n8n-workflow';

import { findChoice, hasValue, toId } from '../../checks';
import { choice, list, text } from '../../operation/fields';
import { many } from '../../operation/kinds';
import { toList } from '../../transport/payload';

/** Contract: listMailboxes. Sources disagree on what 2 and 3 mean. */
const statuses = [
	{ value: 'active', label: 'Active', code: 1 },
	{ value: 'disconnected', label: 'Disconnected', code: 0 },
	{ value: 'inProgress', label: 'In Progress', code: 2 },
	{ value: 'paused', label: 'Paused', code: 3 },
];

const orders = [
	{ value: 'newest', label: 'Newest First', sortByKey: 'created-date', sort: 'DESC' },
	{ value: 'oldest', label: 'Oldest First', sortByKey: 'created-date', sort: 'ASC' },
	{ value: 'health', label: 'Best Health Score First', sortByKey: 'health-score', sort: 'DESC' },
	{
		value: 'quota',
		label: 'Most Remaining Emails First',
		sortByKey: 'remaining-quota',
		sort: 'DESC',
	},
];

/** Contract: listMailboxes. */
export const getAll = many({
	action: 'Get many email accounts',
	description: 'Retrieve a list of email accounts with their status and health score',
	contract: 'listMailboxes',
	what: 'email accounts',
	within: 'emails',
	returns: {
		id: 'string',
		email: 'string',
		name: 'string',
		status: 'string',
		isDefault: 'boolean',
		provider: 'string',
		healthScore: 'number',
		dailyLimit: 'number',
		remainingToday: 'number',
	},
	filters: {
		search: text('Search', { placeholder: 'e.g. ada@example.com' }),
		sequenceIds: list('Sequence Names or IDs', { check: toId, load: 'getSequenceIds' }),
		status: choice('Status', statuses),
	},
	sort: { order: choice('Order', orders) },
	pageSizes: [50, 100],
	endsWithShortPage: true,
	request: (
		{ search, sequenceIds, status, order: { sortByKey, sort } = orders[0] },
		page,
		pageSize,
	) => ({
		method: 'POST',
		path: '/email-accounts',
		isRead: true,
		body: {
			page,
			pageSize,
			sortByKey,
			sort,
			...(search && { search }),
			...(sequenceIds && { sequenceIds }),
			...(status && { status: status.code }),
		},
	}),
	simplify({
		id,
		fromEmail,
		fromName,
		status,
		isDefault,
		emailServiceProvider,
		healthScore,
		settings,
	}) {
		const setting = settingsOf(settings);
		return {
			id,
			email: fromEmail,
			name: fromName,
			status: findChoice(status, statuses)?.value,
			isDefault: isDefault === undefined ? undefined : Boolean(isDefault),
			provider: emailServiceProvider,
			healthScore: asNumber(healthScore),
			dailyLimit: asNumber(setting['daily-sending-limit']),
			remainingToday: asNumber(setting['available-quota']),
		};
	},
});

/** The values of settings by their codes. */
const settingsOf = (settings: unknown): IDataObject =>
	Object.fromEntries(
		toList<IDataObject>(settings, 'settings').map(({ code, value }) => [code, value]),
	);

const asNumber = (value: unknown) => (hasValue(value) ? Number(value) : undefined);
