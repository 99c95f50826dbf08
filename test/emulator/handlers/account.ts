import type { Webhook } from '../account';
import { invalid, Refusal } from '../answers';
import { type Call, decline, find } from './call';
import { listOf } from './list';

export const listTeamMembers = listOf('teamMembers');

export const listTaskAssignees = listOf('teamMembers', {
	view: ({ id, firstName, lastName, email }) => ({ id, name: `${firstName} ${lastName}`, email }),
});

export const listSchedules = listOf('schedules');

export function createSchedule({ account, body }: Call<{ name: string; timezone: string }>) {
	const { id, name, timezone } = account.add('schedules', body);
	return { id, name, timezone };
}

export const listClients = listOf('clients', {
	search: ({ firstName, lastName, ...rest }) => [firstName, lastName, rest.email, rest.companyName],
	sortBy: { firstName: 'firstName', companyName: 'companyName' },
});

export const createClient = ({ account, body }: Call<object>) => ({
	id: account.add('clients', body).id,
});

function store({ account, files }: Call) {
	const [file, ...others] = files;
	// openapi-backend does not check files.
	if (!file) throw new Refusal(invalid('file should not be empty'));
	if (others.length) throw new Refusal(invalid('Too many files'));
	const { name, mimeType, bytes } = file;
	return account.add('attachments', { name, mimeType, bytes }).id;
}

export const uploadAttachment = (call: Call) => ({ id: store(call) });

export const uploadNoteAttachment = (call: Call) => ({ attachmentId: store(call) });

export const listMailboxes = listOf('mailboxes', {
	search: ({ fromName, fromEmail }) => [fromName, fromEmail],
	sortBy: { 'health-score': 'healthScore' },
	where: (mailbox, { status = mailbox.status }) => mailbox.status === status,
});

interface Sender {
	emailAccountIds: string[];
	senderFirstName: string;
	senderLastName?: string;
	clientId?: string;
}

export function updateMailboxes(call: Call<Sender & Record<string, string | number | string[]>>) {
	const { emailAccountIds, senderFirstName, senderLastName = '', clientId, ...rest } = call.body;
	if (clientId) find(call, 'clients', clientId, 'Client');
	const changed = emailAccountIds.map((id) => find(call, 'mailboxes', id, 'Email account', 40204));
	for (const mailbox of changed) {
		mailbox.fromName = `${senderFirstName} ${senderLastName}`.trim();
		mailbox.settings = Object.entries(rest).map(([code, value]) => ({ code, value: `${value}` }));
	}
}

const MAX_ACTIVE = 50;

/** A webhook is active from the start, without a test delivery. */
export function createWebhook(call: Call<Partial<Webhook>>) {
	const { account, body } = call;
	const active = account.webhooks.filter(({ status }) => status === 'active');
	if (active.length >= MAX_ACTIVE) decline(call, 'Webhook limit reached');
	return account.add('webhooks', body);
}

export const listWebhooks = listOf('webhooks');

export function getWebhook(call: Call) {
	const webhook = find(call, 'webhooks', call.params.webhookId, 'Webhook');
	return { ...webhook, createdAt: undefined };
}
