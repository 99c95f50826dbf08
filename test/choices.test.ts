import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { resources } from '../nodes/Saleshandy/resources';
import { runNode } from './engine';
import { useEmulator } from './useEmulator';
import { rows } from './wire';
import { leafAt, leavesOf, withLeaf } from './wire/leaves';

const emulator = useEmulator();

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
const sentiments = {
	positive: 'Positive',
	negative: 'Negative',
	neutral: 'Neutral',
	uncategorized: 'Uncategorized',
};
const sequenceOrders = {
	newest: 'sequence.createdAt DESC',
	oldest: 'sequence.createdAt ASC',
	title: 'sequence.title ASC',
};
const accountOrders = {
	newest: 'created-date DESC',
	oldest: 'created-date ASC',
	health: 'health-score DESC',
	quota: 'remaining-quota DESC',
};
const prospectOrders = { newest: 'createdAt DESC', oldest: 'createdAt ASC', owner: 'owner ASC' };
const distributions = { followUps: 1, newProspects: 2, balanced: 3, newProspectsAggressively: 4 };
const taskPriorities = { urgent: '1', high: '2', normal: '3', low: '4' };
const visibilities = { public: '1', private: '2' };
const noteStatuses = { published: '1', draft: '0' };
const textOnly = { off: '0', on: '1', withoutTracking: '2' };
const accountStatuses = { active: 1, disconnected: 0, inProgress: 2, paused: 3 };
const conflictActions = same('upsert', 'overwrite', 'noUpdate', 'addMissingFields');
const statuses = same('active', 'finished', 'paused', 'replied', 'unsubscribed');
const fieldTypes = same('text', 'number', 'date', 'long-text', 'dropdown', 'currency');
const taskStatuses = same('upcoming', 'dueToday', 'overdue', 'completed', 'skipped');
const taskTypes = same('call', 'custom', 'linkedin', 'whatsapp');
const sortKeys = same('dueDate', 'priority', 'completedAt', 'skippedAt');
const entryTypes = same('all', 'email', 'domain');
const comparisons = same(
	...['is', 'is not', 'is any', 'is not any', 'contains'],
	...['greater than', 'greater than or equals', 'less than', 'less than or equals'],
);
const statsOrders = same(
	...['emailSent', 'prospectAdded', 'prospectContacted', 'opened'],
	...['clicked', 'replied', 'unSubscribed', 'bounced'],
);

/**
 * What is sent for each choice of the form, written down by hand: the choice's place in the parameters,
 * the places in query or body, and the wire row with the other parameters, by default the first that
 * has the choice.
 */
const pinned: Array<
	[operation: string, field: string, sentAt: string, values: Record<string, unknown>, row?: string]
> = [
	['sequence.createStep', 'additionalFields.priority', 'priority', priorities],
	['sequence.updateVariant', 'updateFields.priority', 'priority', priorities],
	['sequence.updateVariant', 'updateFields.status', 'status', { active: 1, paused: 0 }],
	['sequence.getAll', 'sort.order', 'sortBy sort', sequenceOrders],
	[
		'sequence.updateSettings',
		'updateFields.priorityDistribution',
		'priorityDistributionId',
		distributions,
	],
	['sequence.updateSettings', 'updateFields.textOnly', 'settings.0.value', textOnly, 'text only'],
	['prospect.addToSequence', 'options.conflictAction', 'conflictAction', conflictActions],
	['prospect.upsert', 'options.conflictAction', 'conflictAction', conflictActions],
	['prospect.getAll', 'sort.order', 'sortBy sort', prospectOrders],
	['prospect.updateStatus', 'status', 'status', statuses],
	['field.create', 'fieldType', 'fieldType', fieldTypes, 'all'],
	['note.create', 'visibility', 'visibility', visibilities],
	['note.create', 'additionalFields.status', 'status', noteStatuses],
	['note.update', 'updateFields.visibility', 'visibility', visibilities],
	['note.update', 'updateFields.status', 'status', noteStatuses],
	['conversation.getAll', 'filters.readStatus', 'isRead', { unread: 0, read: 1 }],
	['conversation.getAll', 'filters.sentiment', 'sentiment', sentiments],
	['task.create', 'additionalFields.priority', 'priority', taskPriorities],
	['task.getAll', 'filters.callOutcome', 'callOutcome', callOutcomes],
	['task.getAll', 'filters.status', 'status', taskStatuses],
	['task.getAll', 'filters.taskType', 'taskType', taskTypes],
	['task.getAll', 'sort.direction', 'sortOrder', { ascending: 'ASC', descending: 'DESC' }],
	['task.getAll', 'sort.sortBy', 'sortBy', sortKeys],
	['task.complete', 'options.callOutcome', 'callOutcome', callOutcomes],
	['doNotContact.getAll', 'filters.type', 'type', entryTypes],
	['doNotContact.search', 'filters.type', 'type', entryTypes],
	[
		'subsequence.create',
		'conditions.condition.0.comparison',
		'conditions.0.operation',
		comparisons,
	],
	[
		'subsequence.updateSettings',
		'updateFields.conditions.condition.0.comparison',
		'conditions.0.operation',
		comparisons,
	],
	['report.getTeamStats', 'sort.orderBy', 'orderBy', statsOrders],
	['report.getTeamStats', 'options.countBy', 'countBy', same('absolute', 'relative')],
	['report.getTeamStats', 'options.type', 'type', same('email', 'prospect')],
	['emailAccount.getAll', 'filters.status', 'status', accountStatuses],
	['emailAccount.getAll', 'sort.order', 'sortByKey sort', accountOrders],
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

describe.each(pinned)('%s, %s is sent as %s', (name, field, sentAt, values, fields) => {
	const path = field.split('.');
	const row = rows.find(
		(one) =>
			one.operation === name &&
			(!fields || one.fields === fields) &&
			leavesOf(one.parameters).some((leaf) => leaf.join('.') === field),
	)!;

	test.each(Object.entries(values))('%s: %j', async (value, sent) => {
		row.arrange?.(emulator);
		const [resource, operation] = name.split('.');
		const parameters = { resource, operation, ...withLeaf(row.parameters, path, value) };
		const { error } = await runNode(emulator, parameters, { items: row.items });
		expect(error).toBeUndefined();
		const request = emulator.requests
			.map(({ query, body }) => ({ ...query, ...Object(body) }))
			.findLast((values) => sentAt.split(/[ .]/)[0] in values)!;
		const found = sentAt.split(' ').map((at) => leafAt(request, at.split('.')));
		expect(found.length > 1 ? found.join(' ') : found[0]).toBe(sent);
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
	const inTable = pinned.map(([operation, field, , values]) => [
		`${operation}.${field.replace('.0.', '.')}`,
		Object.keys(values),
	]);
	const wanted = all.filter(([place]) => !elsewhere.some((pattern) => pattern.test(place)));
	expect(Object.fromEntries(inTable)).toEqual(Object.fromEntries(wanted));
});
