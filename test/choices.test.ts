import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { resources } from '../nodes/Saleshandy/resources';
import { runNode } from './engine';
import { useEmulator } from './useEmulator';
import { rows } from './wire';
import { leavesOf, withLeaf } from './wire/leaves';

const emulator = useEmulator();

type Sent = { query: Record<string, unknown>; body: Record<string, unknown> };
interface Pinned {
	operation: string;
	/** The wire row whose other parameters are used, if not the first that has the choice. */
	fields?: string;
	/** The place of the choice in the parameters. */
	field: string;
	at: (request: Sent) => unknown;
	/** What is sent for each choice. */
	values: Record<string, unknown>;
}

const same = (...values: string[]) => Object.fromEntries(values.map((value) => [value, value]));

const priorities = { urgent: 1, high: 2, normal: 3, low: 4 };
const callOutcomes = {
	interested: 'Interested',
	'callback-later': 'Callback Later',
	followup: 'Followup',
	'not-interested': 'Not Interested',
	'wrong-number': 'Wrong Number',
	'no-answer': 'No Answer',
	'left-voicemail': 'Left Voicemail',
	'not-in-service': 'Not In Service',
};
const conflictActions = same('upsert', 'overwrite', 'noUpdate', 'addMissingFields');
const visibilities = { public: '1', private: '2' };
const noteStatuses = { published: '1', draft: '0' };
const comparisons = same(
	...['is', 'is not', 'is any', 'is not any', 'contains'],
	...['greater than', 'greater than or equals', 'less than', 'less than or equals'],
);

/** What is sent for each choice of the form, written down by hand. */
const pinned: Pinned[] = [
	{
		operation: 'sequence.createStep',
		field: 'additionalFields.priority',
		at: ({ body }) => body.priority,
		values: priorities,
	},
	{
		operation: 'sequence.updateVariant',
		field: 'updateFields.priority',
		at: ({ body }) => body.priority,
		values: priorities,
	},
	{
		operation: 'sequence.updateVariant',
		field: 'updateFields.status',
		at: ({ body }) => body.status,
		values: { active: 1, paused: 0 },
	},
	{
		operation: 'sequence.getAll',
		field: 'sort.order',
		at: ({ query }) => `${query.sortBy} ${query.sort}`,
		values: {
			newest: 'sequence.createdAt DESC',
			oldest: 'sequence.createdAt ASC',
			title: 'sequence.title ASC',
		},
	},
	{
		operation: 'sequence.updateSettings',
		field: 'updateFields.priorityDistribution',
		at: ({ body }) => body.priorityDistributionId,
		values: { followUps: 1, newProspects: 2, balanced: 3, newProspectsAggressively: 4 },
	},
	{
		operation: 'sequence.updateSettings',
		field: 'updateFields.textOnly',
		fields: 'text only',
		at: ({ body }) => body.settings,
		values: {
			off: [{ code: 9, value: '0' }],
			on: [{ code: 9, value: '1' }],
			withoutTracking: [{ code: 9, value: '2' }],
		},
	},
	{
		operation: 'prospect.addToSequence',
		field: 'options.conflictAction',
		at: ({ body }) => body.conflictAction,
		values: conflictActions,
	},
	{
		operation: 'prospect.upsert',
		field: 'options.conflictAction',
		at: ({ body }) => body.conflictAction,
		values: conflictActions,
	},
	{
		operation: 'prospect.getAll',
		field: 'sort.order',
		at: ({ query }) => `${query.sortBy} ${query.sort}`,
		values: { newest: 'createdAt DESC', oldest: 'createdAt ASC', owner: 'owner ASC' },
	},
	{
		operation: 'prospect.updateStatus',
		field: 'status',
		at: ({ body }) => body.status,
		values: same('active', 'finished', 'paused', 'replied', 'unsubscribed'),
	},
	{
		operation: 'field.create',
		fields: 'all',
		field: 'fieldType',
		at: ({ body }) => body.fieldType,
		values: same('text', 'number', 'date', 'long-text', 'dropdown', 'currency'),
	},
	{
		operation: 'note.create',
		field: 'visibility',
		at: ({ body }) => body.visibility,
		values: visibilities,
	},
	{
		operation: 'note.create',
		field: 'additionalFields.status',
		at: ({ body }) => body.status,
		values: noteStatuses,
	},
	{
		operation: 'note.update',
		field: 'updateFields.visibility',
		at: ({ body }) => body.visibility,
		values: visibilities,
	},
	{
		operation: 'note.update',
		field: 'updateFields.status',
		at: ({ body }) => body.status,
		values: noteStatuses,
	},
	{
		operation: 'conversation.getAll',
		field: 'filters.readStatus',
		at: ({ body }) => body.isRead,
		values: { unread: 0, read: 1 },
	},
	{
		operation: 'conversation.getAll',
		field: 'filters.sentiment',
		at: ({ body }) => body.sentiment,
		values: {
			positive: 'Positive',
			negative: 'Negative',
			neutral: 'Neutral',
			uncategorized: 'Uncategorized',
		},
	},
	{
		operation: 'task.create',
		field: 'additionalFields.priority',
		at: ({ body }) => body.priority,
		values: { urgent: '1', high: '2', normal: '3', low: '4' },
	},
	{
		operation: 'task.getAll',
		field: 'filters.callOutcome',
		at: ({ query }) => query.callOutcome,
		values: callOutcomes,
	},
	{
		operation: 'task.getAll',
		field: 'filters.status',
		at: ({ query }) => query.status,
		values: same('upcoming', 'dueToday', 'overdue', 'completed', 'skipped'),
	},
	{
		operation: 'task.getAll',
		field: 'filters.taskType',
		at: ({ query }) => query.taskType,
		values: same('call', 'custom', 'linkedin', 'whatsapp'),
	},
	{
		operation: 'task.getAll',
		field: 'sort.direction',
		at: ({ query }) => query.sortOrder,
		values: { ascending: 'ASC', descending: 'DESC' },
	},
	{
		operation: 'task.getAll',
		field: 'sort.sortBy',
		at: ({ query }) => query.sortBy,
		values: same('dueDate', 'priority', 'completedAt', 'skippedAt'),
	},
	{
		operation: 'task.complete',
		field: 'options.callOutcome',
		at: ({ body }) => body.callOutcome,
		values: callOutcomes,
	},
	...['doNotContact.getAll', 'doNotContact.search'].map((operation): Pinned => ({
		operation,
		field: 'filters.type',
		at: ({ query }) => query.type,
		values: same('all', 'email', 'domain'),
	})),
	{
		operation: 'subsequence.create',
		field: 'conditions.condition.0.comparison',
		at: ({ body }) => (body.conditions as Array<{ operation: string }>)[0].operation,
		values: comparisons,
	},
	{
		operation: 'subsequence.updateSettings',
		field: 'updateFields.conditions.condition.0.comparison',
		at: ({ body }) => (body.conditions as Array<{ operation: string }>)[0].operation,
		values: comparisons,
	},
	{
		operation: 'report.getTeamStats',
		field: 'sort.orderBy',
		at: ({ body }) => body.orderBy,
		values: same(
			...['emailSent', 'prospectAdded', 'prospectContacted', 'opened'],
			...['clicked', 'replied', 'unSubscribed', 'bounced'],
		),
	},
	{
		operation: 'report.getTeamStats',
		field: 'options.countBy',
		at: ({ body }) => body.countBy,
		values: same('absolute', 'relative'),
	},
	{
		operation: 'report.getTeamStats',
		field: 'options.type',
		at: ({ body }) => body.type,
		values: same('email', 'prospect'),
	},
	{
		operation: 'emailAccount.getAll',
		field: 'filters.status',
		at: ({ body }) => body.status,
		values: { active: 1, disconnected: 0, inProgress: 2, paused: 3 },
	},
	{
		operation: 'emailAccount.getAll',
		field: 'sort.order',
		at: ({ body }) => `${body.sortByKey} ${body.sort}`,
		values: {
			newest: 'created-date DESC',
			oldest: 'created-date ASC',
			health: 'health-score DESC',
			quota: 'remaining-quota DESC',
		},
	},
];

/** Choices that are not sent, or that have tests of their own. */
const elsewhere = [
	/channel$/i,
	/specifyVariants$/,
	/updateFields\.clear$/,
	/ifNotFound$/,
	/condition\.subject$/,
	/slot\.days$/,
	/^apiRequest\./,
];

describe.each(pinned)('$operation, $field', ({ operation: name, field, fields, at, values }) => {
	const path = field.split('.');
	const row = rows.find(
		(one) =>
			one.operation === name &&
			(!fields || one.fields === fields) &&
			leavesOf(one.parameters).some((leaf) => leaf.join('.') === field),
	)!;

	test.each(Object.entries(values))('%s is sent as %j', async (value, sent) => {
		row.arrange?.(emulator);
		const [resource, operation] = name.split('.');
		const parameters = { resource, operation, ...withLeaf(row.parameters, path, value) };
		const { error } = await runNode(emulator, parameters, { items: row.items });
		expect(error).toBeUndefined();
		const requests = emulator.requests.map(({ query, body = {} }) => ({ query, body }) as Sent);
		expect(requests.map(at)).toContainEqual(sent);
	});
});

/** The choices of some fields, each with its place in the parameters. */
const choicesOf = (
	fields: INodeProperties[],
	place = '',
): Array<[place: string, values: string[]]> =>
	fields.flatMap(({ name, type, options = [] }) => {
		const here = place + name;
		if (type === 'collection') return choicesOf(options as INodeProperties[], `${here}.`);
		if (type === 'fixedCollection') {
			const [{ name: inner, values }] = options as INodePropertyCollection[];
			return choicesOf(values, `${here}.${inner}.`);
		}
		if (type !== 'options' && type !== 'multiOptions') return [];
		const values = (options as INodePropertyOptions[]).map(({ value }) => String(value));
		return values.length > 0 ? [[here, values]] : [];
	});

test('every choice is pinned', () => {
	const all = resources.flatMap(({ value: resource, operations }) =>
		operations.flatMap(({ value, fields }) => choicesOf(fields, `${resource}.${value}.`)),
	);
	const inTable = new Map(
		pinned.map(({ operation, field, values }) => [
			`${operation}.${field.replace('.0.', '.')}`,
			Object.keys(values),
		]),
	);
	const wanted = all.filter(([place]) => !elsewhere.some((pattern) => pattern.test(place)));
	expect(Object.fromEntries(inTable)).toEqual(Object.fromEntries(wanted));
});
