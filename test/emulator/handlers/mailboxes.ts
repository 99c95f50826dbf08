import type { Account, Mailbox } from '../account';
import { success } from '../answers';
import { type Call, refuse } from './call';

interface Search {
	search?: string;
	page?: number;
	pageSize?: number;
	sort?: 'ASC' | 'DESC';
	sortByKey?: 'created-date' | 'health-score' | 'remaining-quota' | 'clientFirstName';
	sequenceIds?: string[];
	clientIds?: string[];
	addedBy?: string[];
	status?: number;
	emailServiceProvider?: string[];
}

/** Newest first, as long as nothing else is asked. */
export function listMailboxes({ account, body }: Call<Search>) {
	const { page = 1, pageSize = 25 } = body;
	checkFilters(account, body);
	const found = account.mailboxes.filter(filter(account, body)).sort(order(body));
	if (body.sort !== 'ASC') found.reverse();

	const start = (page - 1) * pageSize;
	const emails = found.slice(start, start + pageSize);
	const connected = found.filter(({ status }) => status === 1).length;
	return success('Mailboxes found', {
		emails: emails.map(listed),
		meta: {
			totalItems: found.length,
			currentPage: page,
			itemsPerPage: pageSize,
			totalPages: Math.ceil(found.length / pageSize),
			itemCount: emails.length,
		},
		connectedEmailsCount: connected,
		disconnectedEmailsCount: found.length - connected,
	});
}

/** The account has no clients. */
function checkFilters({ sequences, teamMembers }: Account, filters: Search) {
	const { sequenceIds = [], clientIds = [], addedBy = [] } = filters;
	const isKnown = (list: Array<{ id: string }>) => (id: string) =>
		list.some((entry) => entry.id === id);
	if (!sequenceIds.every(isKnown(sequences))) refuse(40107, 'Invalid sequence');
	if (clientIds.length) refuse(40202, 'Invalid client');
	if (!addedBy.every(isKnown(teamMembers))) refuse(40203, 'Invalid addedBy');
}

/** Who added a mailbox is not kept: everybody added all of them. */
function filter({ sequences }: Account, filters: Search) {
	const { search = '', status, emailServiceProvider, sequenceIds } = filters;
	const wanted = search.toLowerCase();
	const attached = sequences
		.filter(({ id }) => sequenceIds?.includes(id))
		.flatMap(({ mailboxes }) => mailboxes);
	return (mailbox: Mailbox) =>
		`${mailbox.fromName} ${mailbox.fromEmail}`.toLowerCase().includes(wanted) &&
		(status === undefined || mailbox.status === status) &&
		(!emailServiceProvider || emailServiceProvider.includes(mailbox.emailServiceProvider)) &&
		(!sequenceIds || attached.includes(mailbox));
}

const order =
	({ sortByKey }: Search) =>
	(a: Mailbox, b: Mailbox) =>
		sortByKey === 'health-score' ? a.healthScore - b.healthScore : a.createdAt - b.createdAt;

const listed = (mailbox: Mailbox) => ({
	id: mailbox.id,
	fromName: mailbox.fromName,
	fromEmail: mailbox.fromEmail,
	status: mailbox.status,
	isDefault: mailbox.isDefault,
	emailServiceProvider: mailbox.emailServiceProvider,
	healthScore: mailbox.healthScore,
	settings: [{ code: 'daily-sending-limit', value: '50' }],
});
