import type { Account, Sequence } from '../account';
import { success } from '../answers';
import { type Call, refuse } from './call';

interface ListQuery {
	sequenceName?: string;
	page?: number;
	pageSize?: number;
	sort?: 'ASC' | 'DESC';
	sortBy?: 'sequence.createdAt' | 'sequence.title';
	clientIds?: string;
}

/** Newest first, as long as nothing else is asked. The account has no clients, so none of them has a sequence. */
export function listSequences({ account, query }: Call<unknown, ListQuery>) {
	const { sequenceName = '', page = 1, pageSize = 100, sort = 'DESC', sortBy, clientIds } = query;
	const wanted = sequenceName.toLowerCase();
	const found = account.sequences
		.filter(({ title }) => !clientIds && title.toLowerCase().includes(wanted))
		.sort((a, b) =>
			sortBy === 'sequence.title' ? a.title.localeCompare(b.title) : a.createdAt - b.createdAt,
		);
	if (sort === 'DESC') found.reverse();

	const start = (page - 1) * pageSize;
	return success('Sequences found', found.slice(start, start + pageSize).map(summary));
}

const summary = (sequence: Sequence) => ({
	id: sequence.id,
	title: sequence.title,
	active: sequence.active,
	steps: inOrder(sequence).map(({ id, name }) => ({ id, name })),
	client: null,
	user: { id: 1, firstName: 'Ada', lastName: 'Moss', email: 'ada.moss@example.com' },
});

/** The steps by day, with what follows from their place. */
export const inOrder = ({ steps }: Sequence) =>
	steps
		.toSorted((a, b) => a.absoluteDays - b.absoluteDays)
		.map((step, index, sorted) => ({
			...step,
			name: `Step ${index + 1}`,
			number: index + 1,
			relativeDays: step.absoluteDays - (sorted[index - 1]?.absoluteDays ?? 0),
		}));

interface NewSequence {
	title: string;
	emailAccountIds?: string[];
	scheduleId?: string;
}

/** Without mailboxes named, the default one is attached. The sequence starts when it is resumed. */
export function createSequence({ account, body }: Call<NewSequence>) {
	const { title, emailAccountIds, scheduleId } = body;
	if (scheduleId && !account.schedules.some(({ id }) => id === scheduleId)) {
		refuse(4000, 'Schedule not found');
	}
	const mailboxes = emailAccountIds
		? emailAccountIds.map((id) => mailboxWith(account, id))
		: account.mailboxes.filter(({ isDefault }) => isDefault);

	const { id } = account.addSequence({ title, active: false, mailboxes, scheduleId });
	return success('Sequence created', { sequenceId: id, title }, 201);
}

const mailboxWith = ({ mailboxes }: Account, mailboxId: string) =>
	mailboxes.find(({ id }) => id === mailboxId) ?? refuse(4000, 'Email account not found');

interface NewStatus {
	sequenceIds: string[];
	status: 'resume' | 'pause';
}

/** All or nothing. */
export function setSequencesStatus({ account, body }: Call<NewStatus>) {
	const active = body.status === 'resume';
	const sequences = body.sequenceIds.map(
		(sequenceId) =>
			account.sequences.find(({ id }) => id === sequenceId) ?? refuse(40100, 'Sequence not found'),
	);
	for (const sequence of sequences) {
		if (!active && !sequence.active) refuse(40101, 'Sequence is already paused');
		if (active && sequence.active) refuse(40102, 'Sequence is already active');
		if (active && !sequence.mailboxes.some(({ status }) => status === 1)) {
			refuse(40103, 'No active email account is attached to the sequence');
		}
	}
	for (const sequence of sequences) sequence.active = active;
	return success('Sequence status changed');
}
