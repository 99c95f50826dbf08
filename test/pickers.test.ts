import type { INodeParameters } from 'n8n-workflow';

import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { answer, serverError } from './emulator/faults';
import { addSample } from './emulator/sample';
import { pickerContext } from './engine';
import { byId } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const { listSearch, loadOptions } = new Saleshandy().methods;

type Picker = keyof typeof listSearch;
const search = async (
	picker: Picker,
	parameters: INodeParameters = {},
	filter?: string,
	page?: string,
) => await listSearch[picker].call(pickerContext(emulator, parameters), filter, page);
const assignees = async () => (await search('searchAssignees')).results;

function filledSequence() {
	const sequence = emulator.account.addSequence({ title: 'Spring outreach' });
	const variant = (subject: string, status = 1) => ({ payload: { subject, content: 'A' }, status });
	const mail = emulator.account.addStep(sequence, {
		type: 1,
		absoluteDays: 1,
		variants: [variant('A short idea'), variant('A better idea', 0), variant('')],
	});
	const call = emulator.account.addStep(sequence, {
		type: 13,
		absoluteDays: 3,
		variants: [{ payload: {}, taskNote: 'Ask about the trial' }],
	});
	return { sequence, mail, call };
}

describe('sequences', () => {
	test('inactive ones are marked, the newest comes first', async () => {
		const first = emulator.account.addSequence({ title: 'Spring' });
		const second = emulator.account.addSequence({ title: 'Summer', active: false });
		expect(await search('searchSequences')).toEqual({
			results: [
				{ name: 'Summer (inactive)', value: second.id },
				{ name: 'Spring', value: first.id },
			],
			paginationToken: undefined,
		});
	});
});

test('a state or an address that the API does not return is not made up', async () => {
	const sequences = [
		{ id: 'a', title: 'Spring' },
		{ id: 'b', title: 'Summer', active: 0 },
	];
	emulator.inject(answer(200, { message: '', payload: sequences }));
	const names = async (picker: Picker) => (await search(picker)).results.map(({ name }) => name);
	expect(await names('searchSequences')).toEqual(['Spring', 'Summer (inactive)']);

	const emails = [
		{ id: 'a', fromEmail: 'a@example.com', status: '1' },
		{ id: 'b', status: 0 },
	];
	emulator.inject(answer(200, { message: '', payload: { emails } }));
	expect(await names('searchEmailAccounts')).toEqual(['a@example.com', 'b (inactive)']);
});

describe.each<[Picker, add: (name: string) => unknown]>([
	['searchSequences', (title) => emulator.account.addSequence({ title })],
	[
		'searchProspects',
		(name) => emulator.account.add('prospects', { email: `${name}@example.com` }),
	],
	['searchTasks', (note) => emulator.account.add('tasks', { note })],
	['searchConversations', (subject) => emulator.account.add('threads', { subject })],
	['searchDncLists', (name) => emulator.account.add('dncLists', { name })],
])('%s, which Saleshandy searches,', (picker, add) => {
	test('reaches every page, with one request each', async () => {
		for (let index = 0; index < 250; index++) add(`S${index}`);
		const values = new Set<unknown>();
		let requests = 0;
		let page: string | undefined;
		do {
			const { results, paginationToken } = await search(picker, {}, undefined, page);
			for (const { value } of results) values.add(value);
			page = paginationToken as string | undefined;
			requests++;
		} while (page && requests < 10);
		expect(values.size).toBe(250);
		expect(emulator.requests).toHaveLength(requests);
	});

	test('passes the search on', async () => {
		for (const name of ['spring', 'summer']) add(name);
		const { results } = await search(picker, {}, 'spr');
		expect(results.map(({ name }) => name)).toEqual([expect.stringContaining('spring')]);
	});
});

test.each<[Picker, add: (name: string) => { id: string }, INodeParameters?]>([
	['searchEmailAccounts', (fromName) => emulator.account.add('mailboxes', { fromName })],
	['searchSchedules', (name) => emulator.account.add('schedules', { name })],
	['searchAssignees', (firstName) => emulator.account.add('teamMembers', { firstName })],
	['searchOutcomes', (name) => emulator.account.add('outcomes', { name })],
	['searchFields', (label) => emulator.account.add('fields', { label })],
	['searchWebhooks', (name) => emulator.account.add('webhooks', { name })],
	[
		'searchSubsequences',
		(title) => emulator.account.add('sequences', { title, parentId: 'Parent0001' }),
		{ sequenceId: byId('Parent0001') },
	],
])('%s finds a part of a name in any case', async (picker, add, parameters = {}) => {
	emulator.account.addSequence({ id: 'Parent0001', title: 'Parent' });
	add('Summer');
	const { id } = add('Spring');
	const { results } = await search(picker, parameters, 'sPRI');
	expect(results).toEqual([{ name: expect.stringContaining('Spring'), value: id }]);
});

test('messages are listed newest first, and found by sender or day', async () => {
	const messages = ['2026-05-04', '2026-05-05'].map((day, index) => ({
		id: `Message00${index}`,
		sentAt: `${day}T11:02:00.000Z`,
		fromEmail: 'lee@example.com',
		content: 'Yes',
	}));
	const { id } = emulator.account.add('threads', { messages });
	const parameters = { conversationId: byId(id) };
	expect(await search('searchMessages', parameters)).toEqual({
		results: [
			{ name: 'lee@example.com · 2026-05-05T11:02:00.000Z', value: 'Message001' },
			{ name: 'lee@example.com · 2026-05-04T11:02:00.000Z', value: 'Message000' },
		],
	});
	expect((await search('searchMessages', parameters, '05-04')).results).toHaveLength(1);
});

describe('steps', () => {
	test('are named as in the product', async () => {
		const { sequence, mail, call } = filledSequence();
		expect(await search('searchSteps', { sequenceId: byId(sequence.id) })).toEqual({
			results: [
				{ name: 'Step 1 · Day 1 · Email', value: mail.id },
				{ name: 'Step 2 · Day 3 · Call: Follow-Up', value: call.id },
			],
		});
	});

	test('are found by any part of that', async () => {
		const { sequence, call } = filledSequence();
		const { results } = await search('searchSteps', { sequenceId: byId(sequence.id) }, 'day 3');
		expect(results.map(({ value }) => value)).toEqual([call.id]);
	});

	test('say what they are as far as the API does', async () => {
		const steps = [
			{ id: 'a', number: 1, type: 99, variants: [] },
			{ id: 'b', number: 2, type: 1, relativeDays: 4, variants: [] },
			{ id: 'c', name: 'Hello', type: 1, absoluteDays: null },
			{ id: 'd' },
		];
		emulator.inject(answer(200, { message: '', payload: steps }));
		const { results } = await search('searchSteps', { sequenceId: byId('Sequence01') });
		expect(results.map(({ name }) => name)).toEqual([
			'Step 1',
			'Step 2 · Day 4 · Email',
			'Hello · Email',
			'd',
		]);
	});
});

describe('variants', () => {
	test('have their letter, their text and their state', async () => {
		const { sequence, mail } = filledSequence();
		const parameters = { sequenceId: byId(sequence.id), stepId: byId(mail.id) };
		expect((await search('searchVariants', parameters)).results.map(({ name }) => name)).toEqual([
			'A · A short idea',
			'B · A better idea (paused)',
			'C · A',
		]);
		expect((await search('searchVariants', parameters, 'better')).results).toEqual([
			{ name: 'B · A better idea (paused)', value: mail.variants[1].id },
		]);
	});

	test('are listed even if one holds nothing', async () => {
		const steps = [
			{ id: 'Step000001', number: 1, type: 1, variants: [{ id: 'a', payload: null }] },
		];
		emulator.inject(answer(200, { message: '', payload: steps }));
		const parameters = { sequenceId: byId('Sequence01'), stepId: byId('Step000001') };
		expect((await search('searchVariants', parameters)).results).toEqual([
			{ name: 'A', value: 'a' },
		]);
	});

	test('show the note of a task, and a long HTML text in short', async () => {
		const { sequence, mail, call } = filledSequence();
		mail.variants[0].payload = {
			subject: '',
			content: `<p>Hi&nbsp;<b>you</b></p>${'word '.repeat(40)}`,
		};
		const names = async (stepId: string) =>
			(
				await search('searchVariants', { sequenceId: byId(sequence.id), stepId: byId(stepId) })
			).results.map(({ name }) => name);
		expect(await names(call.id)).toEqual(['A · Ask about the trial']);
		const [excerpt] = await names(mail.id);
		expect(excerpt).toMatch(/^A · [^<>]{40,60}…$/);
	});
});

describe('assignees', () => {
	test('are listed by name', async () => {
		const ada = emulator.account.add('teamMembers', { firstName: 'Zoe', lastName: 'Moss' });
		const ben = emulator.account.add('teamMembers', { firstName: 'Ben', lastName: 'Lake' });
		expect(await assignees()).toEqual([
			{ name: `Ben Lake · ${ben.email}`, value: ben.id },
			{ name: `Zoe Moss · ${ada.email}`, value: ada.id },
		]);
	});

	test('are named by whatever the API returns', async () => {
		const members = [
			{ id: 'Aaaaa', name: 'Ada' },
			{ id: 'Bbbbb', email: 'b@example.com' },
			{ id: 'C' },
			{},
		];
		emulator.inject(answer(200, { message: '', payload: members }));
		expect((await assignees()).map(({ name }) => name)).toEqual(['Ada', 'b@example.com', 'C']);
	});
});

test('senders are named by person and address, and marked if they cannot send', async () => {
	const a = emulator.account.add('mailboxes', {
		fromName: 'Ada Moss',
		fromEmail: 'ada@example.com',
	});
	const b = emulator.account.add('mailboxes', {
		fromName: '',
		fromEmail: 'b@example.com',
		status: 0,
	});
	const options = await loadOptions.getSenders.call(pickerContext(emulator));
	expect(options).toHaveLength(2);
	expect(options).toEqual(
		expect.arrayContaining([
			{ name: 'Ada Moss · ada@example.com', value: a.id },
			{ name: 'b@example.com (inactive)', value: b.id },
		]),
	);
});

test('senders of every page are listed', async () => {
	for (let index = 0; index < 230; index++) emulator.account.add('mailboxes');
	const options = await loadOptions.getSenders.call(pickerContext(emulator));
	expect(new Set(options.map(({ value }) => value)).size).toBe(230);
	expect(emulator.requests).toHaveLength(3);
});

test('schedules are listed with their time zone', async () => {
	const { id } = emulator.account.add('schedules', { name: 'Weekdays', timezone: 'Europe/Paris' });
	expect((await search('searchSchedules')).results).toEqual([
		{ name: 'Weekdays · Europe/Paris', value: id },
	]);
	expect((await search('searchSchedules', {}, 'weekends')).results).toEqual([]);
});

/** What each lists of the emulator's sample, whether more can follow, and what it says if there is nothing. */
const others: Array<[Picker, INodeParameters, RegExp, more: boolean, ifNone: string]> = [
	['searchConversations', {}, /^lee@example.com · Re: A short idea$/, true, 'inbox is empty'],
	['searchDncLists', {}, /^Global$/, false, 'no do-not-contact lists yet'],
	[
		'searchEmailAccounts',
		{},
		/^Old Office · office@example.com \(inactive\)$/,
		false,
		'no email acc',
	],
	[
		'searchMessages',
		{ conversationId: byId('eF7kJ1qV3r') },
		/^lee@example.com · 2026-05-04T11:02:00.000Z$/,
		false,
		'no messages',
	],
	[
		'searchSubsequences',
		{ sequenceId: byId('kP3vN8sQ2d') },
		/^Opened twice$/,
		false,
		'no subsequences yet',
	],
	['searchTasks', {}, /^Send a card · \d{4}-\d\d-\d\d$/, true, 'no tasks yet'],
	['searchWebhooks', {}, /^n8n$/, false, 'no webhooks yet'],
];

test.each(others)('%s', async (picker, parameters, name, more, ifNone) => {
	addSample(emulator.account);
	const { results, paginationToken } = await search(picker, parameters);
	expect(results).toContainEqual({
		name: expect.stringMatching(name),
		value: expect.stringMatching(/^\w{10,}$/),
	});
	expect(paginationToken).toBe(more ? '2' : undefined);
	expect((await search(picker, parameters, 'no such thing')).results).toEqual([]);

	emulator.inject(answer(200, { message: '', payload: null }));
	await expect(search(picker, parameters)).rejects.toThrow(ifNone);
});

test.each<[Picker, payload: (entries: object[]) => unknown, INodeParameters?]>([
	['searchSequences', (entries) => entries],
	['searchProspects', (entries) => entries],
	['searchFields', (entries) => entries],
	['searchSchedules', (entries) => entries],
	['searchDncLists', (entries) => entries],
	['searchTasks', (entries) => entries],
	['searchAssignees', (entries) => entries],
	['searchOutcomes', (items) => ({ items })],
	['searchConversations', (items) => ({ items })],
	['searchSubsequences', (entries) => entries, { sequenceId: byId('Sequence01') }],
	['searchMessages', (messages) => ({ messages }), { conversationId: byId('Thread0001') }],
])('%s names an entry without a name by its ID', async (picker, payload, parameters = {}) => {
	const unnamed = { id: 'Unnamed001', active: true, name: null, title: null, label: null };
	emulator.inject(answer(200, { message: '', payload: payload([unnamed, { name: 'Spring' }]) }));
	const { results } = await search(picker, parameters);
	expect(results).toEqual([{ name: unnamed.id, value: unnamed.id }]);
});

test('several outcomes, sequences and users are chosen by ID', async () => {
	const [first] = addSample(emulator.account);
	const { getOutcomes, getSequenceIds, getUsers } = loadOptions;
	for (const [load, name, id] of [
		[getOutcomes, 'Interested', emulator.account.outcomes[1].id],
		[getSequenceIds, first.title, first.id],
		[getUsers, 'Ada Moss · ada.moss@example.com', emulator.account.teamMembers[0].id],
	] as const) {
		expect(await load.call(pickerContext(emulator))).toContainEqual({ name, value: id });
	}
});

describe('nothing to choose from says why', () => {
	test.each([
		['searchSequences', {}, 'This Saleshandy account has no sequences yet'],
		['searchSteps', {}, 'Choose the sequence first'],
		['searchVariants', {}, 'Choose the sequence first'],
		['searchVariants', { sequenceId: byId('Sequence01') }, 'Choose the step first'],
		['searchSteps', { sequenceId: byId('={{ $json.id }}') }, "'Sequence' is an expression"],
	] as Array<[Picker, INodeParameters, string]>)('%s %p', async (picker, parameters, message) => {
		await expect(search(picker, parameters)).rejects.toThrow(message);
	});

	test('a sequence without steps', async () => {
		const { id } = emulator.account.addSequence({ title: 'Empty' });
		await expect(search('searchSteps', { sequenceId: byId(id) })).rejects.toThrow(
			'This sequence has no steps yet',
		);
	});

	test('a step without variants', async () => {
		const { sequence, call } = filledSequence();
		call.variants.length = 0;
		await expect(
			search('searchVariants', { sequenceId: byId(sequence.id), stepId: byId(call.id) }),
		).rejects.toThrow('This step has no variants yet');
	});

	test('people whose records hold no ID', async () => {
		emulator.inject(answer(200, { message: '', payload: [{ name: 'Ada' }] }));
		await expect(assignees()).rejects.toThrow('no team members');
	});

	test('a step of another sequence', async () => {
		const { mail } = filledSequence();
		const { id } = emulator.account.addSequence({ title: 'Other' });
		await expect(
			search('searchVariants', { sequenceId: byId(id), stepId: byId(mail.id) }),
		).rejects.toThrow('is not in the chosen sequence');
	});

	test.each([
		['team members', assignees],
		['email accounts', async () => await loadOptions.getSenders.call(pickerContext(emulator))],
		['schedules', async () => await search('searchSchedules')],
	])('an account without %s', async (what, pick) => {
		await expect(pick()).rejects.toThrow(`This Saleshandy account has no ${what} yet`);
	});
});

test.each<Picker>(['searchSequences', 'searchSteps', 'searchVariants', 'searchAssignees'])(
	'%s: a refusal and a fault come through',
	async (picker) => {
		const parameters = { sequenceId: byId('Sequence01'), stepId: byId('Step000001') };
		const call = async () => await search(picker, parameters);
		emulator.inject(answer(400, { code: 1001, type: 'error', message: 'Invalid token' }));
		await expect(call()).rejects.toMatchObject({
			message: 'Invalid token',
			description: expect.stringContaining('Settings → API'),
		});
		emulator.inject(serverError(), { times: 2 });
		await expect(call()).rejects.toMatchObject({ message: 'Internal error' });
	},
);
