import type { Prospect, Sequence } from '../account';
import { invalid, Refusal } from '../answers';
import { type Call, find, refuse, sequenceOf, stepOf } from './call';
import { listOf } from './list';

/** The steps by day, with what depends on their order. */
export const inOrder = ({ steps }: Sequence) =>
	steps
		.toSorted((a, b) => a.absoluteDays - b.absoluteDays)
		.map((step, index, sorted) => ({
			...step,
			name: `Step ${index + 1}`,
			number: index + 1,
			relativeDays: step.absoluteDays - (sorted[index - 1]?.absoluteDays ?? 0),
		}));

export const listSequences = listOf('sequences', {
	search: ({ title }) => [title],
	searchKey: 'sequenceName',
	where: ({ parentId }) => !parentId,
	sortBy: { 'sequence.title': 'title' },
	view: (sequence) => ({
		id: sequence.id,
		title: sequence.title,
		active: sequence.active,
		steps: inOrder(sequence).map(({ id, name }) => ({ id, name })),
		client: null,
		user: { id: 1, firstName: 'Ada', lastName: 'Moss', email: 'ada.moss@example.com' },
	}),
});

type NewSequence = { title: string; emailAccountIds?: string[]; scheduleId?: string };

/** Inactive until it is resumed. By default it gets the default mailbox. */
export function createSequence(call: Call<NewSequence>) {
	const { title, emailAccountIds, scheduleId } = call.body;
	if (scheduleId) find(call, 'schedules', scheduleId, 'Schedule');
	const mailboxes = emailAccountIds
		? emailAccountIds.map((id) => find(call, 'mailboxes', id, 'Email account'))
		: call.account.mailboxes.filter(({ isDefault }) => isDefault);
	const { id } = call.account.add('sequences', { title, active: false, mailboxes, scheduleId });
	return { sequenceId: id, title };
}

/** All or nothing. */
export function setSequencesStatus(call: Call<{ sequenceIds: string[]; status: string }>) {
	const active = call.body.status === 'resume';
	const sequences = call.body.sequenceIds.map((id) => sequenceOf(call, id));
	for (const sequence of sequences) {
		if (!active && !sequence.active) refuse(40101, 'Sequence is already paused');
		if (active && sequence.active) refuse(40102, 'Sequence is already active');
		if (active && !sequence.mailboxes.some(({ status }) => status === 1)) {
			refuse(40103, 'No active email account is attached to the sequence');
		}
	}
	for (const sequence of sequences) sequence.active = active;
}

export function getSequenceSettings(call: Call<unknown, { code?: number }>) {
	const { settings, scheduleId, priorityDistributionId } = sequenceOf(call);
	const { code: wanted } = call.query;
	return {
		...(call.example as object),
		settings: settings.filter(({ code }) => !wanted || code === wanted),
		...(scheduleId && { schedule: find(call, 'schedules', scheduleId, 'Schedule') }),
		priorityDistribution: [{ id: priorityDistributionId, active: true }],
	};
}

type Settings = Sequence['settings'];

/** Returns the changed settings. */
export function updateSequenceSettings(call: Call<{ settings?: Settings; scheduleId?: string }>) {
	const { settings: changes = [], scheduleId } = call.body;
	const sequence = sequenceOf(call);
	if (scheduleId) find(call, 'schedules', scheduleId, 'Schedule');
	const settings = new Map(sequence.settings.map(({ code, value }) => [code, value]));
	for (const { code, value } of changes) {
		settings.set(code, value);
		// The unsubscribe link and the unsubscribe text exclude each other.
		if (code <= 2 && value) settings.delete(3 - code);
	}
	const isTracked = [4, 5, 12].some((code) => settings.get(code) === '1');
	if (settings.get(9) === '2' && isTracked) {
		throw new Refusal(invalid('settings 4, 5 and 12 must be 0 for text only emails'));
	}
	sequence.settings = [...settings].map(([code, value]) => ({ code, value }));
	if (scheduleId) sequence.scheduleId = scheduleId;
	return { settings: changes };
}

export function setSequenceSchedule(call: Call<{ scheduleId: string }>) {
	const { id: scheduleId } = find(call, 'schedules', call.body.scheduleId, 'Schedule');
	sequenceOf(call).scheduleId = scheduleId;
}

export const setPriorityDistribution = (call: Call<{ priorityDistributionId: number }>) =>
	void Object.assign(sequenceOf(call), call.body);

export const listSequenceSenders = (call: Call) => ({
	...(call.example as object),
	sequenceId: sequenceOf(call).id,
	emailAccount: sequenceOf(call).mailboxes.map((mailbox) => ({ ...mailbox, createdAt: undefined })),
});

type Senders = Call<{ emailAccountIds: string[] }>;

/** All or nothing. */
export function addSequenceSenders(call: Senders) {
	const { mailboxes } = sequenceOf(call);
	const added = call.body.emailAccountIds.map((id) => {
		const mailbox = find(call, 'mailboxes', id, 'Email account', 40200);
		if (mailbox.status !== 1) refuse(40201, 'Email account is inactive');
		if (mailboxes.includes(mailbox)) refuse(40105, 'Email account is already attached');
		return mailbox;
	});
	mailboxes.push(...added);
}

/** All or nothing. */
export function removeSequenceSenders(call: Senders) {
	const { emailAccountIds } = call.body;
	const sequence = sequenceOf(call);
	const isAttached = (wanted: string) => sequence.mailboxes.some(({ id }) => id === wanted);
	if (!emailAccountIds.every(isAttached)) refuse(40200, 'Email account not found');
	sequence.mailboxes = sequence.mailboxes.filter(({ id }) => !emailAccountIds.includes(id));
}

/** Adds a prospect to a sequence, unless it is already there. */
export function enroll({ sequences }: Prospect, sequenceId: string, stepId: string) {
	if (sequences.some((enrollment) => enrollment.sequenceId === sequenceId)) return;
	sequences.push({ sequenceId, stepId, status: 'active' });
}

export function enrolProspects(call: Call<{ contactIds: string[]; stepId: string }>) {
	const { id: sequenceId } = sequenceOf(call);
	const { id: stepId } = stepOf(call, call.body.stepId);
	const prospects = call.body.contactIds.map((id) => find(call, 'prospects', id, 'Prospect'));
	for (const prospect of prospects) enroll(prospect, sequenceId, stepId);
}

export function createSubsequence(call: Call<Pick<Sequence, 'title' | 'conditions'>>) {
	const { id: parentId, mailboxes } = sequenceOf(call);
	const { id } = call.account.add('sequences', { ...call.body, mailboxes, parentId });
	return { id };
}

export const listSubsequences = listOf('sequences', {
	search: ({ title }) => [title],
	where: ({ parentId }, _, { params }) => parentId === params.sequenceId,
	view: ({ id, title }) => ({ id, title }),
});

export function getSubsequenceSettings(call: Call) {
	const id = call.params.subsequenceId;
	const found = find(call, 'sequences', id, 'Subsequence');
	const { scheduleId, firstStepRelativeDays, conditions } = found;
	return { scheduleId, firstStepRelativeDays, conditions };
}

export const updateSubsequence = (call: Call<object>) =>
	void Object.assign(
		find(call, 'sequences', call.params.subsequenceId, 'Subsequence'),
		sequenceOf(call) && call.body,
	);

export function getSequenceStats(call: Call<{ sequenceId: string }>) {
	const { id: sequenceId, title: sequenceName } = sequenceOf(call, call.body.sequenceId);
	return { ...(call.example as object), sequenceId, sequenceName };
}

export const getActivityReport = listOf('activities', {
	where: ({ sequenceId, date }, { sequenceIds, startDate, endDate }) =>
		(sequenceIds as string[]).includes(sequenceId) &&
		date >= String(startDate) &&
		date <= String(endDate),
	view: ({ row }) => row,
});
