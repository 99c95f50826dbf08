import type { Emulator } from '../emulator';
import { hashedId } from '../emulator/ids';
import { inMemory } from '../engine/files';
import { byId } from '../parameters';
import * as choices from './choices';
import type { WireRow } from './row';

const sequenceId = 'kP3vN8sQ2d';
const stepId = 'Xw7bL1mR9c';
const later = 'dT5hG2yV6j';
const lee = 'aW4rY8tC3e';
const sam = 'bX5sZ9uD4f';
const fieldId = 'rK8mV4xN1y';
const noteId = 'pS6dH1xY4n';
const createdAt = '2026-04-01T08:30:00.000Z';

/** A sequence with two steps; Lee is in it, Sam is not. */
function withPeople({ account }: Emulator) {
	const sequence = account.addSequence({ id: sequenceId, title: 'Spring' });
	for (const [index, id] of [stepId, later].entries()) {
		account.addStep(sequence, { id, type: 1, absoluteDays: index + 1, variants: [] });
	}
	account.add('fields', { id: fieldId, label: 'Plan', metadata: { options: ['Free', 'Pro'] } });
	account.add('prospects', {
		id: lee,
		createdAt,
		email: 'lee@example.com',
		values: { 'First Name': 'Lee', Company: 'Reed Ltd', Plan: 'Free' },
		verificationStatus: 'valid',
		tags: ['spring', 'customer'],
		sequences: [{ sequenceId, stepId, status: 'active' }],
	});
	account.add('prospects', { id: sam, createdAt, email: 'sam@example.com' });
}

const byEmail = (value: string) => ({ __rl: true, mode: 'email', value });
/** One item for each person, chosen by an expression. */
const each = (...prospects: string[]) => prospects.map((prospect) => ({ json: { prospect } }));
const given = byId('={{ $json.prospect }}');

const lookUp = (search: string) => ({
	operationId: 'listProspects',
	path: '/v1/prospects',
	query: { search, includeCustomFields: 'true', page: '1', pageSize: '100' },
});
/** How the email address of a prospect is looked up by ID. */
const emailOf = (prospectId: string) => [
	{ operationId: 'listFields', query: { systemFields: 'true' } },
	{
		operationId: 'getProspectAttribute',
		path: '/v1/prospects/attribute',
		query: { attributeId: hashedId('Email'), prospectId },
	},
];
const steps = { operationId: 'listSteps', path: `/v1/sequences/${sequenceId}/steps` };
const outcomes = { operationId: 'listOutcomes', path: '/v1/unified-inbox/outcome' };

const simplifiedLee = {
	prospectId: lee,
	email: 'lee@example.com',
	firstName: 'Lee',
	company: 'Reed Ltd',
	verificationStatus: 'valid',
	createdAt,
	fields: { Email: 'lee@example.com', 'First Name': 'Lee', Company: 'Reed Ltd', Plan: 'Free' },
};

const finding: WireRow[] = [
	{
		operation: 'prospect.get',
		fields: 'fewest',
		arrange: withPeople,
		parameters: { prospectId: byEmail('Lee@example.com') },
		requests: [lookUp('Lee@example.com')],
		output: [simplifiedLee],
	},
	{
		operation: 'prospect.get',
		fields: 'all',
		arrange: withPeople,
		parameters: { prospectId: byId(lee), simplify: false, options: { ifNotFound: 'empty' } },
		requests: [...emailOf(lee), lookUp('lee@example.com')],
		output: (output) =>
			expect(output).toMatchObject([{ id: lee, attributes: [{ key: 'Email' }, {}, {}, {}] }]),
	},
	{
		operation: 'prospect.get',
		fields: 'nobody with exactly this address',
		arrange: withPeople,
		parameters: { prospectId: byEmail('ee@example.com'), options: { ifNotFound: 'empty' } },
		requests: [lookUp('ee@example.com')],
		output: [{}],
	},
	{
		operation: 'prospect.get',
		fields: 'nobody with this ID',
		arrange: withPeople,
		parameters: { prospectId: byId('zzzzzzzzzz'), options: { ifNotFound: 'empty' } },
		requests: emailOf('zzzzzzzzzz'),
		output: [{}],
	},
	{
		operation: 'prospect.getAll',
		fields: 'fewest',
		arrange: withPeople,
		parameters: {},
		requests: [
			{
				operationId: 'listProspects',
				path: '/v1/prospects',
				query: { sortBy: 'createdAt', sort: 'DESC', page: '1', pageSize: '50' },
			},
		],
		output: (output) => {
			expect(output.map(({ email }) => email)).toEqual(['sam@example.com', 'lee@example.com']);
			expect(output[1].fields).not.toHaveProperty('Plan');
		},
	},
	{
		operation: 'prospect.getAll',
		fields: 'all',
		choices: { 'sort.order': ['sortBy sort', choices.prospectOrders] },
		arrange: withPeople,
		parameters: {
			limit: 15,
			simplify: false,
			filters: { search: 'lee' },
			sort: { order: 'owner' },
			options: { includeCustomFields: true },
		},
		requests: [
			{
				operationId: 'listProspects',
				path: '/v1/prospects',
				query: {
					search: 'lee',
					includeCustomFields: 'true',
					sortBy: 'owner',
					sort: 'ASC',
					page: '1',
					pageSize: '20',
				},
			},
		],
		output: (output) => expect(output).toMatchObject([{ id: lee, email: 'lee@example.com' }]),
	},
	{
		operation: 'prospect.getSequences',
		fields: 'fewest',
		arrange: withPeople,
		parameters: { prospectId: byEmail('lee@example.com') },
		requests: [
			lookUp('lee@example.com'),
			{
				operationId: 'listProspectSequences',
				path: `/v1/prospects/${lee}/minimal/sequences`,
			},
		],
		output: [{ id: sequenceId, sequenceId, title: 'Spring', status: 'active', prospectId: lee }],
	},
	{
		operation: 'prospect.getVerification',
		fields: 'fewest',
		arrange: withPeople,
		items: each('lee@example.com', sam, 'Lee@example.com'),
		parameters: { prospectId: given },
		requests: [
			...emailOf(sam),
			{
				operationId: 'getVerificationStatus',
				path: '/v1/prospects/verification-status',
				body: { emails: ['lee@example.com', 'sam@example.com', 'Lee@example.com'] },
			},
		],
		output: [
			{ email: 'lee@example.com', status: 'valid' },
			{ email: 'sam@example.com', status: null },
			{ email: 'lee@example.com', status: 'valid' },
		],
	},
];

const mapped = (value: Record<string, string>) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: [],
});
const fields = { operationId: 'listFields', path: '/v1/fields', query: { systemFields: 'true' } };
const attributes = (...pairs: Array<[label: string, attributeValue: string]>) => ({
	operationId: 'updateProspectAttributes',
	path: `/v1/prospects/${lee}/attribute`,
	body: {
		attributes: pairs.map(([label, attributeValue]) => ({
			fieldId: label === 'Plan' ? fieldId : hashedId(label),
			attributeValue,
		})),
	},
});
const setStatus = (status: string, prospects: string[], more = {}) => ({
	operationId: 'setProspectStatus',
	path: '/v1/prospects/status',
	body: {
		prospectAndSequenceIds: prospects.map((prospectId) => ({ prospectId, sequenceId })),
		status,
		...more,
	},
});
const assign = (body: object) => ({
	operationId: 'assignTags',
	path: '/v1/prospects/tags/assign',
	body,
});
const unassign = (...body: object[]) => ({
	operationId: 'unassignTags',
	path: '/v1/prospects/tags/un-assign',
	body,
});

const changing: WireRow[] = [
	{
		operation: 'prospect.update',
		fields: 'fewest',
		arrange: withPeople,
		parameters: { prospectId: byId(lee), fields: mapped({ City: 'Ulm', State: '' }) },
		requests: [fields, attributes(['City', 'Ulm'])],
		output: [{ success: true, prospectId: lee, updated: ['City'], rejected: [] }],
	},
	{
		operation: 'prospect.update',
		fields: 'all',
		arrange: withPeople,
		parameters: {
			prospectId: byEmail('lee@example.com'),
			fields: { ...mapped({}), mappingMode: 'autoMapInputData' },
		},
		items: [{ json: { Email: 'lee@example.com', City: 'Ulm', id: 7, Plan: null } }],
		requests: [fields, lookUp('lee@example.com'), attributes(['City', 'Ulm'])],
		output: [{ success: true, prospectId: lee, updated: ['City'], rejected: [] }],
	},
	{
		operation: 'prospect.update',
		fields: 'one bad value',
		arrange(emulator) {
			withPeople(emulator);
			// The list of fields does not tell everything that Saleshandy checks.
			Object.assign(
				emulator.account.fields.find(({ label }) => label === 'State')!,
				{
					fieldType: 'dropdown',
				},
			);
		},
		parameters: { prospectId: byId(lee), fields: mapped({ City: 'Ulm', State: 'Bavaria' }) },
		requests: [
			fields,
			attributes(['City', 'Ulm'], ['State', 'Bavaria']),
			attributes(['City', 'Ulm']),
			attributes(['State', 'Bavaria']),
		],
		output: [{ success: false, prospectId: lee, updated: ['City'], rejected: ['State'] }],
	},
	{
		operation: 'prospect.updateStatus',
		fields: 'fewest',
		choices: { status: ['status', choices.statuses] },
		arrange: withPeople,
		parameters: { prospectId: byId(lee), sequenceId: byId(sequenceId), status: 'finished' },
		requests: [setStatus('finished', [lee])],
		output: [{ prospectId: lee, sequenceId, status: 'finished' }],
	},
	{
		operation: 'prospect.updateStatus',
		fields: 'all',
		arrange: withPeople,
		parameters: {
			prospectId: byEmail('lee@example.com'),
			sequenceId: { __rl: true, mode: 'title', value: 'Spring' },
			status: 'paused',
			options: { pauseDelayInDays: 14 },
		},
		requests: [
			{
				operationId: 'listSequences',
				query: { sequenceName: 'Spring', page: '1', pageSize: '1000' },
			},
			lookUp('lee@example.com'),
			setStatus('paused', [lee], { pauseDelayInDays: 14 }),
		],
		output: [{ prospectId: lee, sequenceId, status: 'paused', pauseDelayInDays: 14 }],
	},
	{
		operation: 'prospect.setOutcome',
		fields: 'fewest',
		arrange: withPeople,
		parameters: {
			prospectId: byEmail('lee@example.com'),
			outcomeName: { __rl: true, mode: 'name', value: 'meeting booked' },
		},
		requests: [
			outcomes,
			{
				operationId: 'setProspectOutcome',
				path: '/v1/sequences/update-prospect-outcome',
				body: { prospectEmails: ['lee@example.com'], outcomeName: 'Meeting Booked' },
			},
		],
		output: [{ email: 'lee@example.com', outcome: 'Meeting Booked' }],
	},
	{
		operation: 'prospect.setOutcome',
		fields: 'all',
		arrange: withPeople,
		items: each(lee, 'sam@example.com'),
		parameters: {
			prospectId: given,
			outcomeName: byId(hashedId('Interested')),
			options: { dealValue: 1200.5, sequenceId: byId(sequenceId) },
		},
		requests: [
			outcomes,
			...emailOf(lee),
			{
				operationId: 'setProspectOutcome',
				path: '/v1/sequences/update-prospect-outcome',
				body: {
					prospectEmails: ['lee@example.com', 'sam@example.com'],
					outcomeName: 'Interested',
					dealValue: 1200.5,
					sequenceId,
				},
			},
		],
		output: ['lee@example.com', 'sam@example.com'].map((email) => ({
			email,
			outcome: 'Interested',
			dealValue: 1200.5,
			sequenceId,
		})),
	},
	{
		operation: 'prospect.unsubscribe',
		fields: 'fewest',
		arrange: withPeople,
		items: each(lee, 'sam@example.com'),
		parameters: { prospectId: given },
		requests: [
			lookUp('sam@example.com'),
			{
				operationId: 'unsubscribeProspects',
				path: '/v1/prospects/unsubscribe',
				body: { prospectIds: [lee, sam] },
			},
		],
		output: [lee, sam].map((prospectId) => ({ prospectId, unsubscribed: true })),
	},
	{
		operation: 'prospect.enroll',
		fields: 'fewest',
		arrange: withPeople,
		parameters: { prospectId: byId(sam), sequenceId: byId(sequenceId) },
		requests: [
			steps,
			{
				operationId: 'enrolProspects',
				path: `/v1/sequences/${sequenceId}/contacts`,
				body: { contactIds: [sam], stepId },
			},
		],
		output: [{ prospectId: sam, sequenceId, stepId, added: true }],
	},
	{
		operation: 'prospect.enroll',
		fields: 'all',
		arrange: withPeople,
		items: each(sam, 'lee@example.com'),
		parameters: {
			prospectId: given,
			sequenceId: byId(sequenceId),
			stepId: { __rl: true, mode: 'number', value: '2' },
		},
		requests: [
			steps,
			lookUp('lee@example.com'),
			{
				operationId: 'enrolProspects',
				path: `/v1/sequences/${sequenceId}/contacts`,
				body: { contactIds: [sam, lee], stepId: later },
			},
		],
		output: [sam, lee].map((prospectId) => ({
			prospectId,
			sequenceId,
			stepId: later,
			added: true,
		})),
	},
	{
		operation: 'prospect.addTags',
		fields: 'fewest',
		arrange: withPeople,
		items: each(lee, 'sam@example.com', sam),
		parameters: { prospectId: given, tags: 'won, spring' },
		requests: [
			assign({ prospects: [lee, sam], tags: ['won', 'spring'] }),
			assign({ prospectsEmails: ['sam@example.com'], tags: ['won', 'spring'] }),
		],
		output: [{ prospectId: lee }, { email: 'sam@example.com' }, { prospectId: sam }].map((who) => ({
			...who,
			addedTags: ['won', 'spring'],
		})),
	},
	{
		operation: 'prospect.removeTags',
		fields: 'fewest',
		arrange: withPeople,
		items: each(lee, sam),
		parameters: { prospectId: given, tags: '={{ ["spring", "customer"] }}' },
		requests: [
			unassign(
				{ prospects: [lee, sam], tags: 'spring' },
				{ prospects: [lee, sam], tags: 'customer' },
			),
		],
		output: [lee, sam].map((prospectId) => ({ prospectId, removedTags: ['spring', 'customer'] })),
	},
	{
		operation: 'prospect.removeTags',
		fields: 'by ID and by email',
		arrange: withPeople,
		items: each(lee, 'sam@example.com'),
		parameters: { prospectId: given, tags: 'spring' },
		requests: [
			unassign({ prospects: [lee], tags: 'spring' }),
			unassign({ prospectsEmails: ['sam@example.com'], tags: 'spring' }),
		],
		output: [
			{ prospectId: lee, removedTags: ['spring'] },
			{ email: 'sam@example.com', removedTags: ['spring'] },
		],
	},
];

/** Rows of prospects that are in Saleshandy. */
export const people: WireRow[] = [...finding, ...changing];

const withTags = ({ account }: Emulator) => {
	for (const name of ['spring', 'customer']) account.add('tags', { name });
};

export const tag: WireRow[] = [
	{
		operation: 'tag.getAll',
		fields: 'fewest',
		arrange: withTags,
		parameters: {},
		requests: [{ operationId: 'listTags', path: '/v1/prospects/tags' }],
		output: (output) => expect(output).toMatchObject([{ name: 'spring' }, { name: 'customer' }]),
	},
	{
		operation: 'tag.getAll',
		fields: 'all',
		arrange: withTags,
		parameters: { returnAll: true, filters: { search: 'spr' } },
		requests: [{ operationId: 'listTags', path: '/v1/prospects/tags', query: { search: 'spr' } }],
		output: (output) => expect(output).toMatchObject([{ name: 'spring' }]),
	},
];

export const field: WireRow[] = [
	{
		operation: 'field.getAll',
		fields: 'fewest',
		arrange: withPeople,
		parameters: {},
		requests: [{ operationId: 'listFields', path: '/v1/fields' }],
		output: (output) => expect(output).toMatchObject([{ id: fieldId, label: 'Plan' }]),
	},
	{
		operation: 'field.getAll',
		fields: 'all',
		arrange: withPeople,
		parameters: { limit: 2, options: { systemFields: true } },
		requests: [fields],
		output: (output) => expect(output).toMatchObject([{ label: 'Email' }, { label: 'First Name' }]),
	},
	{
		operation: 'field.create',
		fields: 'fewest',
		parameters: { label: 'Plan', fieldType: 'text' },
		requests: [
			{
				operationId: 'createField',
				path: '/v1/fields',
				body: { label: 'Plan', fieldType: 'text' },
			},
		],
		output: (output) => expect(output).toMatchObject([{ label: 'Plan', fieldType: 'text' }]),
	},
	{
		operation: 'field.create',
		fields: 'all',
		choices: { fieldType: ['fieldType', choices.fieldTypes] },
		parameters: {
			label: 'Plan',
			fieldType: 'dropdown',
			choices: 'Free, Pro',
			additionalFields: { fallbackText: 'your plan', tags: 'crm' },
		},
		requests: [
			{
				operationId: 'createField',
				path: '/v1/fields',
				body: {
					label: 'Plan',
					fieldType: 'dropdown',
					fallbackText: 'your plan',
					metadata: { options: ['Free', 'Pro'] },
					tags: ['crm'],
				},
			},
		],
		output: (output) => expect(output).toMatchObject([{ label: 'Plan', fieldType: 'dropdown' }]),
	},
	{
		operation: 'field.create',
		fields: 'a currency',
		parameters: { label: 'Deal Size', fieldType: 'currency', currencyCode: 'eur' },
		requests: [
			{
				operationId: 'createField',
				path: '/v1/fields',
				body: {
					label: 'Deal Size',
					fieldType: 'currency',
					metadata: { currencyCode: 'EUR' },
				},
			},
		],
		output: (output) => expect(output).toMatchObject([{ fieldType: 'currency' }]),
	},
	{
		operation: 'field.update',
		fields: 'fewest',
		arrange: withPeople,
		parameters: { fieldId: byId(fieldId), updateFields: { label: 'Tariff' } },
		requests: [
			{
				operationId: 'updateField',
				path: `/v1/fields/${fieldId}`,
				body: { label: 'Tariff' },
			},
		],
		output: [{ success: true, fieldId, updatedFields: ['label'] }],
	},
	{
		operation: 'field.update',
		fields: 'all',
		arrange: withPeople,
		parameters: {
			fieldId: byId(fieldId),
			updateFields: { label: 'Tariff', fallbackText: 'your tariff', tags: ['crm', 'sales'] },
		},
		requests: [
			{
				operationId: 'updateField',
				path: `/v1/fields/${fieldId}`,
				body: { label: 'Tariff', fallbackText: 'your tariff', tags: ['crm', 'sales'] },
			},
		],
		output: [{ success: true, fieldId, updatedFields: ['label', 'fallbackText', 'tags'] }],
	},
];

const attachmentId = 'qC3wT9kB5s';
const file = (text: string) => ({ bytes: Buffer.from(text), fileName: 'minutes.txt' });

export const note: WireRow[] = [
	{
		operation: 'note.create',
		fields: 'fewest',
		choices: { visibility: ['visibility', choices.visibilities] },
		arrange: withPeople,
		items: each(lee, sam),
		parameters: { prospectId: given, content: 'Met at the conference', visibility: 'public' },
		requests: [
			{
				operationId: 'createNote',
				path: '/v1/notes',
				body: { content: 'Met at the conference', visibility: '1', prospectIds: [lee, sam] },
			},
		],
		output: [lee, sam].map((prospectId) => ({ success: true, prospectId })),
	},
	{
		operation: 'note.create',
		fields: 'all',
		choices: { 'additionalFields.status': ['status', choices.noteStatuses] },
		arrange(emulator) {
			withPeople(emulator);
			emulator.account.add('attachments', { id: attachmentId });
		},
		items: each(lee, 'sam@example.com', sam).map((item, index) => ({
			...item,
			binary: { data: inMemory(file(index < 2 ? 'Same' : 'Other')) },
		})),
		parameters: {
			prospectId: given,
			content: 'Minutes',
			visibility: 'private',
			attachmentFields: 'data',
			additionalFields: { attachmentIds: attachmentId, status: 'draft' },
		},
		requests: [
			lookUp('sam@example.com'),
			...[
				// The emulator counts IDs, those of notes too.
				{ text: 'Same', prospectIds: [lee, sam], uploaded: hashedId(4) },
				{ text: 'Other', prospectIds: [sam], uploaded: hashedId(7) },
			].flatMap(({ text, prospectIds, uploaded }) => [
				{
					operationId: 'uploadNoteAttachment',
					path: '/v1/notes/attachments',
					body: {
						file: { name: 'minutes.txt', mimeType: 'text/plain', bytes: Buffer.from(text) },
					},
				},
				{
					operationId: 'createNote',
					path: '/v1/notes',
					body: {
						content: 'Minutes',
						visibility: '2',
						prospectIds,
						attachmentIds: [attachmentId, uploaded],
						status: '0',
					},
				},
			]),
		],
		output: [lee, sam, sam].map((prospectId) => ({ success: true, prospectId })),
	},
	{
		operation: 'note.getAll',
		fields: 'fewest',
		arrange(emulator) {
			withPeople(emulator);
			emulator.account.add('notes', { id: noteId, prospectId: lee, content: 'Call her' });
		},
		parameters: { prospectId: byId(lee) },
		requests: ['0', '50'].map((skip) => ({
			operationId: 'listProspectNotes',
			path: `/v1/prospects/${lee}/notes`,
			query: { skip, take: '50' },
		})),
		output: (output) =>
			expect(output).toMatchObject([
				{
					noteId,
					prospectId: lee,
					content: 'Call her',
					visibilityName: 'public',
					statusName: 'published',
				},
			]),
	},
	{
		operation: 'note.getAll',
		fields: 'all',
		arrange: withPeople,
		parameters: { prospectId: byEmail('sam@example.com'), returnAll: true },
		requests: [
			lookUp('sam@example.com'),
			{
				operationId: 'listProspectNotes',
				path: `/v1/prospects/${sam}/notes`,
				query: { skip: '0', take: '50' },
			},
		],
		output: [],
	},
	{
		operation: 'note.update',
		fields: 'fewest',
		choices: { 'updateFields.status': ['status', choices.noteStatuses] },
		arrange: ({ account }) => void account.add('notes', { id: noteId }),
		parameters: { noteId, updateFields: { status: 'published' } },
		requests: [{ operationId: 'updateNote', path: `/v1/notes/${noteId}`, body: { status: '1' } }],
		output: [{ success: true, noteId, updatedFields: ['status'] }],
	},
	{
		operation: 'note.update',
		fields: 'all',
		choices: { 'updateFields.visibility': ['visibility', choices.visibilities] },
		arrange: ({ account }) => void account.add('notes', { id: noteId }),
		parameters: {
			noteId,
			updateFields: { content: 'Call him', visibility: 'private', status: 'draft' },
		},
		requests: [
			{
				operationId: 'updateNote',
				path: `/v1/notes/${noteId}`,
				body: { content: 'Call him', visibility: '2', status: '0' },
			},
		],
		output: [{ success: true, noteId, updatedFields: ['content', 'visibility', 'status'] }],
	},
];
