import type { Field, Prospect } from '../account';
import { type Call, decline, find, refuse } from './call';
import { listOf } from './list';

const same = (a: string, b: unknown) => a.toLowerCase() === String(b).toLowerCase();

/** The prospects with these ids and addresses. All must exist. */
const prospectsOf = (call: Call, ids: string[] = [], emails: string[] = []) => [
	...ids.map((id) => find(call, 'prospects', id, 'Prospect')),
	...emails.map(
		(address) =>
			call.account.prospects.find(({ email }) => same(email, address)) ??
			decline(call, 'Prospect not found'),
	),
];

/** Custom fields are returned only on request. */
export const listProspects = listOf('prospects', {
	search: ({ email, values }) => [email, `${values['First Name']} ${values['Last Name']}`],
	view: (prospect, { account, query }) => {
		const { id, email, verificationStatus, createdAt } = prospect;
		const isWide = (query as { includeCustomFields?: string }).includeCustomFields === 'true';
		const values: Prospect['values'] = { Email: email, ...prospect.values };
		const attributes = account.fields
			.filter(({ label, isSystem }) => label in values && (isSystem || isWide))
			.map((field) => ({ id: field.id, key: field.label, value: values[field.label] }));
		return { id, createdAt, email, verificationStatus, attributes };
	},
});

type AttributeQuery = { attributeId: string; prospectId?: string };

export function getProspectAttribute(call: Call<unknown, AttributeQuery>) {
	const { attributeId, prospectId } = call.query;
	if (!prospectId) return undefined;
	const { email, values } = find(call, 'prospects', prospectId, 'Prospect');
	const { id, label } = find(call, 'fields', attributeId, 'Field');
	return { id, value: { ...values, Email: email }[label] ?? null };
}

/** Whether a field can hold a value. */
export function fits({ fieldType, metadata }: Field, value: unknown) {
	if (value === '') return true;
	if (fieldType === 'number' || fieldType === 'currency') return !Number.isNaN(Number(value));
	if (fieldType === 'date') return !Number.isNaN(Date.parse(String(value)));
	return fieldType !== 'dropdown' || Boolean(metadata?.options?.includes(String(value)));
}

type Attribute = { fieldId: string; attributeValue: string };

/** One bad value makes every entry fail (contract: updateProspectAttributes). */
export function updateProspectAttributes(call: Call<Partial<Attribute>>) {
	const { attributes = [call.body as Attribute] } = call.body as { attributes?: Attribute[] };
	const { values } = find(call, 'prospects', call.params.prospectId, 'Prospect');
	const changes = attributes.map(({ fieldId, attributeValue: value }) => {
		const field = find(call, 'fields', fieldId, 'Field');
		if (field.label === 'Email') decline(call, 'Field is not updatable');
		return { field, value };
	});
	const success = changes.every(({ field, value }) => fits(field, value));
	if (success) for (const { field, value } of changes) values[field.label] = value;
	return { results: attributes.map(({ fieldId }) => ({ fieldId, success })) };
}

interface NewStatus {
	prospectAndSequenceIds: Array<{ prospectId: string; sequenceId: string }>;
	status: string;
	pauseDelayInDays?: number;
}

/** Counts prospects that are not in the sequence as failed. */
export function setProspectStatus({ account, body }: Call<NewStatus>) {
	const { prospectAndSequenceIds: pairs, ...change } = body;
	const enrollments = pairs.flatMap(({ prospectId, sequenceId }) => {
		const prospect = account.prospects.find(({ id }) => id === prospectId);
		return prospect?.sequences.filter((entry) => entry.sequenceId === sequenceId) ?? [];
	});
	for (const enrollment of enrollments) Object.assign(enrollment, change);
	return { success: enrollments.length, failed: pairs.length - enrollments.length };
}

export function unsubscribeProspects(call: Call<{ prospectIds: string[] }>) {
	for (const prospect of prospectsOf(call, call.body.prospectIds)) {
		prospect.isUnsubscribed = true;
		for (const enrollment of prospect.sequences) enrollment.status = 'unsubscribed';
	}
}

type NewOutcome = { prospectEmails: string[]; outcomeName: string; dealValue?: number };

export function setProspectOutcome(call: Call<NewOutcome>) {
	const { prospectEmails, outcomeName: outcome, dealValue } = call.body;
	const isKnown = call.account.outcomes.some(({ name }) => name === outcome);
	if (!isKnown) decline(call, 'Outcome not found');
	for (const prospect of prospectsOf(call, [], prospectEmails)) {
		Object.assign(prospect, { outcome, dealValue });
	}
}

export const listProspectSequences = (call: Call) =>
	find(call, 'prospects', call.params.contactId, 'Prospect').sequences.map(
		({ sequenceId, status }) => {
			const { id, title } = find(call, 'sequences', sequenceId, 'Sequence');
			return { id, title, status };
		},
	);

export const getVerificationStatus = ({ account, body }: Call<{ emails: string[] }>) =>
	body.emails.map((email) => {
		const known = account.prospects.find((prospect) => same(prospect.email, email));
		return { email, status: known?.verificationStatus ?? null };
	});

export const listTags = listOf('tags', { search: ({ name }) => [name] });

type Tagging<Tags> = { prospects?: string[]; prospectsEmails?: string[]; tags: Tags };

export function assignTags(call: Call<Tagging<string[]>>) {
	const { prospects, prospectsEmails, tags } = call.body;
	addTags(call, prospectsOf(call, prospects, prospectsEmails), tags);
}

/** Tags that do not exist are created. */
export function addTags({ account }: Call, prospects: Prospect[], tags: string[]) {
	for (const tag of tags) {
		if (!account.tags.some(({ name }) => name === tag)) account.add('tags', { name: tag });
	}
	for (const prospect of prospects) prospect.tags = [...new Set([...prospect.tags, ...tags])];
}

/** The body is a list with one tag per entry. */
export function unassignTags(call: Call<Array<Tagging<string>>>) {
	const changes = call.body.map(({ prospects, prospectsEmails, tags }) => ({
		found: prospectsOf(call, prospects, prospectsEmails),
		tag: tags,
	}));
	for (const { found, tag } of changes) {
		for (const prospect of found) prospect.tags = prospect.tags.filter((name) => name !== tag);
	}
}

export const listFields = listOf('fields', {
	where: ({ isSystem }, { systemFields }) => !isSystem || systemFields === 'true',
	view: ({ id, label, fieldType, metadata }) => ({ id, label, fieldType, metadata }),
});

export function createField({ account, body }: Call<Pick<Field, 'label' | 'fieldType'>>) {
	const exists = account.fields.some(({ label }) => same(label, body.label));
	if (exists) refuse(1001, 'Field exists already');
	const { id, label, fieldType } = account.add('fields', body);
	return { id, label, fieldType };
}

export const updateField = (call: Call<object>) => {
	const field = find(call, 'fields', call.params.fieldId, 'Field');
	if (field.isSystem) decline(call, 'Field is not updatable');
	return { id: Object.assign(field, call.body).id };
};

export const listProspectNotes = listOf('notes', {
	where: ({ prospectId }, _, { params }) => prospectId === params.prospectId,
});

type NewNote = { content: string; prospectIds: string[]; attachmentIds?: string[] };

/** One note per prospect. */
export function createNote(call: Call<NewNote>) {
	const { prospectIds, attachmentIds = [], ...note } = call.body;
	for (const id of attachmentIds) find(call, 'attachments', id, 'Attachment');
	return prospectsOf(call, prospectIds).map(({ id: prospectId }) => {
		call.account.add('notes', { ...note, prospectId });
		return { prospectId, success: true };
	});
}

export const updateNote = (call: Call<object>) => ({
	id: Object.assign(find(call, 'notes', call.params.noteId, 'Note'), call.body).id,
});
