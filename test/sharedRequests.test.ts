import type { INodeParameters } from 'n8n-workflow';

import { answer } from './emulator/faults';
import { runNode } from './engine';
import { withFakeTime } from './fakeTime';
import { byId, operation } from './parameters';
import { useEmulator } from './useEmulator';
import { withLeaf } from './wire/leaves';

const emulator = useEmulator();
const { account } = emulator;
const [spring, summer] = ['SpringAaa1', 'SummerBbb2'];
const people = ['PersonAaa1', 'PersonBbb2', 'PersonCcc3'];

beforeEach(() => {
	for (const id of [spring, summer]) {
		const sequence = account.addSequence({ id, title: id, mailboxes: [] });
		for (const letter of 'ab') {
			const step = { type: 1, absoluteDays: sequence.steps.length + 1, variants: [] };
			account.addStep(sequence, { ...step, id: id + letter });
		}
	}
	const sequences = [{ sequenceId: spring, stepId: `${spring}a`, status: 'active' }];
	for (const id of people) {
		const email = `${id}@example.com`;
		account.add('prospects', { id, email, sequences, tags: ['won', 'lost'] });
		account.add('tasks', { id });
		account.add('mailboxes', { id });
	}
	for (const id of ['ListAaaa1', 'ListBbbb2']) {
		account.add('dncLists', { id });
		account.add('attachments', { id });
	}
});

/** The parameters of each operation, and fields that all items of a request share, with two values of each. */
const operations: Array<
	[operation: string, parameters: INodeParameters, fields: Record<string, [unknown, unknown]>]
> = [
	['prospect.addTags', { tags: 'won' }, { tags: ['won', 'lost'] }],
	['prospect.removeTags', { tags: 'won' }, { tags: ['won', 'lost'] }],
	[
		'prospect.setOutcome',
		{ outcomeName: { mode: 'name', value: 'Interested' }, options: {} },
		{
			'outcomeName.value': ['Interested', 'Closed'],
			'options.dealValue': [1, 2],
			'options.sequenceId': [spring, summer],
		},
	],
	[
		'prospect.updateStatus',
		{ sequenceId: byId(spring), status: 'paused', options: {} },
		{ status: ['paused', 'finished'], 'options.pauseDelayInDays': [1, 2] },
	],
	[
		'prospect.enroll',
		{ sequenceId: byId(spring), stepId: byId(`${spring}a`) },
		{ 'stepId.value': [`${spring}a`, `${spring}b`] },
	],
	['prospect.enroll', { sequenceId: byId(spring) }, { 'sequenceId.value': [spring, summer] }],
	...['addToSequence', 'upsert'].map((name): (typeof operations)[number] => [
		`prospect.${name}`,
		{
			...(name === 'addToSequence' && { sequenceId: byId(summer), stepId: byId(`${summer}a`) }),
			fields: { mappingMode: 'defineBelow', value: { Email: '={{ $json.id }}@example.com' } },
			options: {},
		},
		{
			...(name === 'addToSequence' && { 'stepId.value': [`${summer}a`, `${summer}b`] }),
			'options.conflictAction': ['upsert', 'overwrite'],
			'options.verifyProspects': [true, false],
			'options.tags': ['won', 'lost'],
			'options.waitForResult': [true, false],
			'options.maxWait': [5, 6],
		},
	]),
	[
		'task.create',
		{ channel: 'CallDemo', additionalFields: {} },
		{
			channel: ['CallDemo', 'CallOther'],
			'additionalFields.dueDate': ['2030-01-01', '2030-01-02'],
			'additionalFields.priority': ['high', 'low'],
			'additionalFields.taskNote': ['A', 'B'],
		},
	],
	['task.snooze', {}, { snoozeUntil: ['2100-01-01', '2100-01-02'] }],
	[
		'note.create',
		{ content: 'A', visibility: 'public', additionalFields: {} },
		{
			content: ['A', 'B'],
			visibility: ['public', 'private'],
			'additionalFields.status': ['published', 'draft'],
			'additionalFields.attachmentIds': ['ListAaaa1', 'ListBbbb2'],
		},
	],
	[
		'emailAccount.update',
		{ senderFirstName: 'Ada', updateFields: {} },
		{ senderFirstName: ['Ada', 'Ben'], 'updateFields.dailyQuota': [1, 2] },
	],
	[
		'doNotContact.add',
		{ dncListId: byId('ListAaaa1'), entries: '={{ $json.id }}.example' },
		{ 'dncListId.value': ['ListAaaa1', 'ListBbbb2'] },
	],
	[
		'sequence.addSenders',
		{ sequenceId: byId(spring), senders: ['={{ $json.id }}'] },
		{ 'sequenceId.value': [spring, summer] },
	],
];

const cases = operations.flatMap(([name, parameters, fields]) =>
	Object.entries(fields).map(([field, values]) => ({ name, parameters, field, values })),
);

/** Runs an operation with a field of each item, and returns the writes. */
async function writesOf(
	{ name, parameters, field }: (typeof cases)[number],
	input: Array<{ id: string; value: unknown }>,
) {
	const [resource, operationName] = name.split('.');
	const id = byId('={{ $json.id }}');
	const all = { prospectId: id, taskId: id, emailAccountId: id, ...parameters };
	const shared = withLeaf(all, field.split('.'), '={{ $json.value }}');
	const { result } = await withFakeTime(
		async () =>
			await runNode(emulator, operation(resource, operationName, shared), {
				items: input.map((json) => ({ json: json as never })),
			}),
	);
	const { items, error } = result;
	expect(error).toBeUndefined();
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(input.map((_, item) => ({ item })));
	return emulator.requests.filter(
		({ method, operationId }) => method !== 'GET' && operationId !== 'listMailboxes',
	);
}

test.each(cases)('$name: items with another $field go in a request of their own', async (row) => {
	const [value, other] = row.values;
	const writes = await writesOf(
		row,
		people.map((id, index) => ({ id, value: index === 1 ? other : value })),
	);
	const places = people.map((person) =>
		writes.findIndex(({ path, body }) =>
			JSON.stringify([path, body]).toLowerCase().includes(person.toLowerCase()),
		),
	);
	expect(writes).toHaveLength(2);
	expect(places).toEqual([0, 1, 0]);
});

/** Their order matters, such as for values of which the last one counts. */
const ordered =
	/^(prospect.setOutcome|prospect.updateStatus|prospect.enroll stepId|note.create|task.snooze|emailAccount.update)\b/;

test.each(cases.filter(({ name, field }) => ordered.test(`${name} ${field}`)))(
	'$name: changes of $field keep their order, and equal ones in a row are sent once',
	async (row) => {
		const [value, other] = row.values;
		const writes = await writesOf(
			row,
			[value, value, other, value].map((one) => ({ id: people[0], value: one })),
		);
		const bodies = writes.map(({ body }) => JSON.stringify(body));
		expect(bodies).toHaveLength(3);
		expect(bodies[1]).not.toBe(bodies[0]);
		expect(bodies[2]).toBe(bodies[0]);
		expect(bodies[0].split(people[0])).toHaveLength(row.name === 'task.snooze' ? 1 : 2);
	},
);

test('the outcomes of an address keep their order, however it is written', async () => {
	const outcomes: Array<[id: string, value: string]> = [
		[people[1], 'Interested'],
		[people[0], 'Closed'],
		[people[0].toUpperCase(), 'Interested'],
	];
	const parameters = { outcomeName: { mode: 'name', value: '={{ $json.value }}' } };
	const prospectId = byId('={{ $json.id }}@example.com');
	await runNode(emulator, operation('prospect', 'setOutcome', { prospectId, ...parameters }), {
		items: outcomes.map(([id, value]) => ({ json: { id, value } })),
	});
	const [{ outcome }] = account.prospects.filter(({ id }) => id === people[0]);
	expect(outcome).toBe('Interested');
});

test.each<[string, string, INodeParameters]>([
	['prospect', 'enroll', { sequenceId: byId(spring), stepId: byId(`${spring}a`) }],
	['prospect', 'unsubscribe', {}],
	['note', 'create', { content: 'A', visibility: 'public' }],
])('%s %s: a person of two items is in one half of a rejected request', async (...row) => {
	const [resource, name, parameters] = row;
	const all = { prospectId: byId('={{ $json.id }}'), ...parameters };
	emulator.inject(answer(400, { code: 4000, message: 'Operation failed' }), {
		when: ({ method }) => method === 'POST',
	});
	const { items } = await runNode(emulator, operation(resource, name, all), {
		items: [...people, people[0]].map((id) => ({ json: { id } })),
	});
	expect(items).toHaveLength(4);
	const halves = emulator.requests.filter(({ method }) => method === 'POST').slice(1);
	expect(halves).toHaveLength(2);
	expect(JSON.stringify(halves.map(({ body }) => body)).split(people[0])).toHaveLength(2);
});
