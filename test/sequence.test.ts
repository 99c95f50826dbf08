import type { INodeParameters } from 'n8n-workflow';

import type { PayloadField } from '../nodes/Saleshandy/channels';
import { channels } from '../nodes/Saleshandy/channels';
import { payloadFields } from '../nodes/Saleshandy/fields/payload';
import { answer, dropConnection, loseAnswer, serverError } from './emulator/faults';
import { runNode } from './engine';
import { inMemory } from './engine/files';
import { byId, fromList, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const run = async (value: string, parameters: INodeParameters = {}, count = 1) =>
	await runNode(emulator, operation('sequence', value, parameters), {
		items: Array.from({ length: count }, (_, index) => ({ json: { index } })),
	});
const sent = (method = 'POST') =>
	emulator.requests.filter((request) => request.method === method).map(({ body }) => body);
const outcome = ({ items, error }: Awaited<ReturnType<typeof run>>) => ({
	error,
	output: items.map(({ json }) => json),
});

describe('Create', () => {
	test('sends the title alone if nothing else was set', async () => {
		const result = outcome(await run('create', { title: 'Spring outreach' }));
		const [{ id, title }] = emulator.account.sequences;
		expect(title).toBe('Spring outreach');
		expect(sent()).toEqual([{ title }]);
		expect(result).toEqual({ error: undefined, output: [{ sequenceId: id, title }] });
	});

	test('a title may have 100 characters, without the spaces around it', async () => {
		const title = 'a'.repeat(100);
		await run('create', { title: ` ${title}\n` });
		expect(sent()).toEqual([{ title }]);
	});

	test('accepts senders by ID or address, and a schedule; senders are read once', async () => {
		const [a, b] = [
			emulator.account.add('mailboxes'),
			emulator.account.add('mailboxes', { fromEmail: 'ben@example.com' }),
		];
		emulator.answer('listMailboxes', ({ body }) => {
			const { payload } = body as { payload: { emails: object[] } };
			return {
				body: { message: '', payload: { emails: [{ id: 'NoAddress1' }, ...payload.emails] } },
			};
		});
		const { id: scheduleId } = emulator.account.add('schedules');
		const additionalFields = { senders: [a.id, 'Ben@example.com'], scheduleId };
		await run('create', { title: '=S{{ $json.index }}', additionalFields }, 2);
		const fields = { emailAccountIds: [a.id, b.id], scheduleId };
		expect(sent().filter((body) => 'title' in (body as object))).toEqual([
			{ title: 'S0', ...fields },
			{ title: 'S1', ...fields },
		]);
		expect(emulator.requests.filter(({ path }) => path.endsWith('/email-accounts'))).toHaveLength(
			1,
		);
	});

	test('finds a sender on a later page', async () => {
		for (let index = 0; index < 120; index++) {
			emulator.account.add('mailboxes', { fromEmail: `m${index}@example.com` });
		}
		const additionalFields = { senders: '=m0@example.com, m119@example.com' };
		const { error } = await run('create', { title: 'A', additionalFields });
		expect(error).toBeUndefined();
		expect(emulator.account.sequences[0].mailboxes).toHaveLength(2);
	});

	test('understands the documented form of the answer too', async () => {
		emulator.inject(answer(201, { message: '', payload: { id: 'Sequence01' } }));
		const { output } = outcome(await run('create', { title: 'A' }));
		expect(output).toEqual([{ id: 'Sequence01', sequenceId: 'Sequence01', title: 'A' }]);
	});

	test.each([
		['no title', { title: '=' }, `'Title' is empty`],
		['a title without a value', { title: '={{ $json.none }}' }, `'Title' is empty`],
		['a title that shows nothing', { title: ' \u200b' }, `'Title' is empty`],
		['a long title', { title: 'a'.repeat(256) }, `'Title' has 256 characters`],
		[
			'a schedule by name',
			{ title: 'A', additionalFields: { scheduleId: '=Week days' } },
			`'Schedule' "Week days" is not a valid Saleshandy ID`,
		],
	])('refuses %s', async (_, parameters, message) => {
		const { error } = await run('create', parameters);
		expect(error?.message).toContain(message);
		expect(error?.message).toContain('[item 0]');
		expect(emulator.requests).toEqual([]);
	});

	test('a list of senders that failed to load is tried again for the next item', async () => {
		const { id } = emulator.account.add('mailboxes');
		emulator.inject(serverError(), { times: 2 });
		const { items } = await runNode(
			emulator,
			operation('sequence', 'create', { title: 'A', additionalFields: { senders: [id, id] } }),
			{ items: [{ json: {} }, { json: {} }], node: { onError: 'continueRegularOutput' } },
		);
		expect(items[0].json.error).toBe('Internal error [item 0]');
		expect(items[1].json).toMatchObject({ title: 'A' });
		expect(sent().at(-1)).toEqual({ title: 'A', emailAccountIds: [id] });
	});

	test.each([
		['a lost answer', loseAnswer()],
		['an answer without an ID', answer(201, { message: '', payload: null })],
	])('after %s the outcome is unknown', async (_, fault) => {
		emulator.inject(fault);
		const { error } = await run('create', { title: 'A' });
		expect(error?.description).toMatch(/^Outcome unknown.*look for "A" in Saleshandy/);
		expect(emulator.requests).toHaveLength(1);
	});

	test('refuses a sender that is not in the list', async () => {
		emulator.account.add('mailboxes', { fromEmail: 'ada@example.com' });
		const additionalFields = { senders: ['nobody@example.com'] };
		const { error } = await run('create', { title: 'A', additionalFields });
		expect(error?.message).toContain(
			`'Sender Names or IDs' contains "nobody@example.com", which is not an email account`,
		);
		expect(error?.description).toContain('ada@example.com');
		expect(emulator.account.sequences).toEqual([]);
	});
});

test.each(['id', 'subsequenceId', 'sequenceId'])(
	'the ID of a new subsequence is understood as %s',
	async (key) => {
		const { id: sequenceId } = emulator.account.addSequence({ title: 'Spring outreach' });
		const payload = { sequenceId, [key]: 'Subsequence1' };
		emulator.inject(answer(201, { message: '', payload }));
		const condition = [{ subject: 'replied', comparison: 'is', value: 'true' }];
		const parameters = {
			sequenceId: byId(sequenceId),
			title: 'Replied',
			conditions: { condition },
		};
		const { items } = await runNode(emulator, operation('subsequence', 'create', parameters));
		expect(items[0].json).toMatchObject({ subsequenceId: 'Subsequence1', sequenceId });
	},
);

describe('Create Variant', () => {
	function step(code: number, count: number) {
		const sequence = emulator.account.addSequence({ title: 'Spring outreach' });
		const added = emulator.account.addStep(sequence, {
			type: code,
			absoluteDays: 1,
			variants: Array.from({ length: count }, () => ({ payload: { subject: 'A', content: 'A' } })),
		});
		return { added, ids: { sequenceId: byId(sequence.id), stepId: byId(added.id) } };
	}

	test.each(channels)('$value', async ({ value, code, payload, sends }) => {
		const { ids, added } = step(code, 0);
		const keys = Object.keys(payload) as PayloadField[];
		const texts = Object.fromEntries(keys.map((key) => [payloadFields[key].name, 'Text']));
		const task = sends === 'task' ? { taskNote: 'Note' } : {};
		const { error, output } = outcome(
			await run('createVariant', { ...ids, channel: value, ...texts, additionalFields: task }),
		);
		expect(error).toBeUndefined();
		const { actionName: name, actionUrl: url, ...others } = texts;
		const sentTexts = { ...others, ...(name && { action: { name, url } }) };
		expect(sent()).toEqual([{ type: code, payload: sentTexts, ...task }]);
		const [{ id }] = added.variants;
		expect(output).toEqual([
			{
				id,
				variantId: id,
				letter: 'A',
				sequenceId: ids.sequenceId.value,
				stepId: added.id,
				channel: value,
			},
		]);
	});

	test('a file is uploaded and attached', async () => {
		const { ids, added } = step(1, 1);
		const additionalFields = { attachmentFields: 'note' };
		const parameters = { ...ids, channel: 'Email', content: 'A', additionalFields };
		const { error } = await runNode(emulator, operation('sequence', 'createVariant', parameters), {
			items: [{ json: {}, binary: { note: inMemory({ bytes: Buffer.from('note') }) } }],
		});
		expect(error).toBeUndefined();
		expect(added.variants[1].attachmentIds).toEqual([emulator.account.attachments[0].id]);
	});

	test('a missing file is reported before anything is read', async () => {
		const { ids } = step(1, 1);
		const additionalFields = { attachmentFields: 'none' };
		const { error } = await run('createVariant', {
			...ids,
			channel: 'Email',
			content: 'A',
			additionalFields,
		});
		expect(error?.message).toContain('no file in field "none"');
		expect(emulator.requests).toEqual([]);
	});

	test('a step from the list determines the channel', async () => {
		const { ids, added } = step(1, 1);
		const stepId = fromList(added.id, 'Step 1 · Day 1 · Email');
		const { error, output } = outcome(await run('createVariant', { ...ids, stepId, content: 'A' }));
		expect(error).toBeUndefined();
		expect(output).toMatchObject([{ channel: 'Email', letter: 'B' }]);
	});

	test('a call whose only variant is paused allows another', async () => {
		const { ids, added } = step(12, 1);
		added.variants[0].status = 0;
		// The emulator knows no such exception.
		emulator.inject(answer(201, { message: '', payload: { id: 'Variant002' } }), {
			when: ({ method }) => method === 'POST',
		});
		const { error, output } = outcome(await run('createVariant', { ...ids, channel: 'CallDemo' }));
		expect(error).toBeUndefined();
		expect(output).toMatchObject([{ variantId: 'Variant002', letter: 'B' }]);
	});

	test('after a lost answer the outcome is unknown, and the step is read again', async () => {
		const { ids, added } = step(1, 24);
		emulator.inject(loseAnswer(), { when: ({ method }) => method === 'POST' });
		const { items } = await runNode(
			emulator,
			operation('sequence', 'createVariant', { ...ids, channel: 'Email', content: 'A' }),
			{
				items: [{ json: {} }, { json: {} }, { json: {} }],
				node: { onError: 'continueRegularOutput' },
			},
		);
		expect(items[0].json.message).toMatch(/^Outcome unknown.*check the step/);
		expect(items[1].json.error).toBeUndefined();
		expect(items[2].json.error).toContain('can have only 26 variants');
		expect(added.variants).toHaveLength(26);
	});

	test('an Email allows 26 and no more, also in one run, after one read', async () => {
		const { ids, added } = step(1, 24);
		const { error } = await run('createVariant', { ...ids, channel: 'Email', content: 'A' }, 3);
		expect(error?.message).toBe('Email steps can have only 26 variants [item 2]');
		expect(added.variants).toHaveLength(26);
		expect(sent('GET')).toHaveLength(1);
	});

	test.each([
		[
			'another channel',
			{ channel: 'LinkedInMessage', message: 'A' },
			"The step's channel is Email, not LinkedIn: Message",
		],
		[
			'a second variant of a call',
			{ channel: 'CallDemo' },
			'Call: Demo steps can have only one active variant',
		],
		['no content', { channel: 'Email', subject: 'A' }, "'Content' is empty"],
		[
			'a text that the channel lacks',
			{ channel: 'Email', content: 'A', message: 'Left over' },
			"Email steps don't have 'Message'",
		],
		[
			'a note that the channel lacks',
			{ channel: 'Email', content: 'A', additionalFields: { taskNote: 'Left over' } },
			"Email steps don't have 'Task Note'",
		],
		[
			'a step elsewhere',
			{ channel: 'Email', content: 'A', stepId: byId('Nowhere1') },
			'Step "Nowhere1"',
		],
	])('refuses %s', async (_, parameters: INodeParameters, message) => {
		const { ids } = step(parameters.channel === 'CallDemo' ? 12 : 1, 1);
		const { error } = await run('createVariant', { ...ids, ...parameters });
		expect(error?.message).toContain(message);
		expect(sent()).toEqual([]);
	});
});

describe('Get Many', () => {
	const fill = (count: number) => {
		for (let index = 0; index < count; index++) {
			emulator.account.addSequence({ title: `Sequence ${index}` });
		}
	};
	const titles = async (parameters: INodeParameters) =>
		outcome(await run('getAll', parameters)).output.map(({ title }) => title);

	test('returns 50 by default, the newest first, with one request', async () => {
		fill(120);
		const found = await titles({});
		expect(found).toHaveLength(50);
		expect(found[0]).toBe('Sequence 119');
		expect(emulator.requests).toHaveLength(1);
	});

	test('returns all, page by page, each once', async () => {
		fill(1_010);
		expect(new Set(await titles({ returnAll: '={{ "true" }}' })).size).toBe(1_010);
		expect(emulator.requests.map(({ query }) => query.page)).toEqual(['1', '2']);
	});

	test('stops at the limit, and asks for no more than needed', async () => {
		fill(250);
		expect(await titles({ limit: 130 })).toHaveLength(130);
		expect(await titles({ limit: 7 })).toHaveLength(7);
		expect(emulator.requests.map(({ query }) => query.pageSize)).toEqual(['200', '50']);
	});

	test('stops when a page has nothing new, as from a list without pages', async () => {
		const records = Array.from({ length: 1_000 }, (_, index) => ({ id: `Sequence${index}` }));
		emulator.inject(answer(200, { message: '', payload: records }), { times: 9 });
		const { items } = await run('getAll', { returnAll: true });
		expect(items.map(({ json }) => json)).toEqual(records);
		expect(emulator.requests).toHaveLength(2);
	});

	test('filters by title and orders', async () => {
		fill(12);
		expect(await titles({ filters: { title: 'sequence 1' }, sort: { order: 'oldest' } })).toEqual([
			'Sequence 1',
			'Sequence 10',
			'Sequence 11',
		]);
		expect(await titles({ limit: 2, sort: { order: 'title' } })).toEqual([
			'Sequence 0',
			'Sequence 1',
		]);
	});

	test('without results there are no items', async () => {
		expect(outcome(await run('getAll', { filters: { title: 'none' } }))).toEqual({
			error: undefined,
			output: [],
		});
	});

	test('each record is an item that is linked to its input', async () => {
		fill(2);
		const { items } = await run('getAll', {}, 2);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
			{ item: 1 },
		]);
	});

	test.each([
		['a limit of nothing', { limit: '={{ 0 }}' }, `'Limit' must be a whole number from 1`],
		[
			'a wish that is neither yes nor no',
			{ returnAll: '=maybe' },
			`'Return All' must be true or false`,
		],
		['an unknown order', { sort: { order: '=random' } }, `'Order' has an unknown value: "random"`],
	])('refuses %s', async (_, parameters, message) => {
		const { error } = await run('getAll', parameters);
		expect(error?.message).toContain(message);
		expect(emulator.requests).toEqual([]);
	});
});

describe('reading a sequence', () => {
	function filled() {
		const sequence = emulator.account.addSequence({ title: 'Spring outreach' });
		const [mail, call] = [
			emulator.account.addStep(sequence, {
				type: 1,
				absoluteDays: 1,
				variants: [
					{ payload: { subject: 'A', content: 'A' } },
					{ payload: { subject: 'B', content: 'B' }, status: 0 },
				],
			}),
			emulator.account.addStep(sequence, {
				type: 11,
				absoluteDays: 2,
				variants: [{ payload: {}, taskNote: 'Note' }],
			}),
		];
		return { sequence, mail, call };
	}

	test('Get Steps returns an item per step', async () => {
		const { sequence, mail, call } = filled();
		const { output } = outcome(await run('getSteps', { sequenceId: byId(sequence.id) }));
		const of = { sequenceId: sequence.id };
		const [a, b] = mail.variants;
		expect(output).toEqual([
			{
				...of,
				stepId: mail.id,
				number: 1,
				name: 'Step 1',
				channel: 'Email',
				absoluteDays: 1,
				relativeDays: 1,
				variants: [
					{ variantId: a.id, letter: 'A', status: 'active', payload: a.payload, taskNote: null },
					{ variantId: b.id, letter: 'B', status: 'paused', payload: b.payload, taskNote: null },
				],
			},
			expect.objectContaining({ ...of, stepId: call.id, number: 2, channel: 'CallIntroduction' }),
		]);
	});

	test('Get Variants returns an item per variant', async () => {
		const { sequence, mail } = filled();
		const ids = { sequenceId: sequence.id, stepId: mail.id };
		const { output } = outcome(
			await run('getVariants', { sequenceId: byId(sequence.id), stepId: byId(mail.id) }),
		);
		const [a, b] = mail.variants;
		const shared = { ...ids, channel: 'Email', taskNote: null };
		expect(output).toEqual([
			{ ...shared, variantId: a.id, letter: 'A', status: 'active', payload: a.payload },
			{ ...shared, variantId: b.id, letter: 'B', status: 'paused', payload: b.payload },
		]);
	});

	test('Simplify without a value simplifies', async () => {
		const { sequence } = filled();
		const parameters = { sequenceId: byId(sequence.id), simplify: '={{ null }}' };
		const { items } = await run('getSteps', parameters);
		expect(items[0].json).not.toHaveProperty('type');
	});

	test.each(['getSteps', 'getVariants'])(
		'%s without Simplify returns the rest too',
		async (value) => {
			const { sequence, mail } = filled();
			const ids = { sequenceId: byId(sequence.id), stepId: byId(mail.id) };
			const { output } = outcome(await run(value, { ...ids, simplify: false }));
			const [{ id, type, stepId }] = output;
			expect({ type, stepId }).toEqual({ type: 1, stepId: mail.id });
			expect([mail.id, mail.variants[0].id]).toContain(id);
		},
	);

	test('steps without variants and days, and types in other forms, are understood', async () => {
		const { sequence, mail, call } = filled();
		const steps = [
			{ id: mail.id, number: 1, type: 'Email', variants: null },
			{ id: call.id, number: 2, type: '11', variants: [{ id: 'a', payload: {}, status: '0' }] },
		];
		emulator.inject(answer(200, { message: '', payload: steps }));
		const { output, error } = outcome(await run('getSteps', { sequenceId: byId(sequence.id) }));
		expect(error).toBeUndefined();
		expect(output).toMatchObject([
			{ channel: 'Email', variants: [{ letter: 'A' }, { letter: 'B' }] },
			{ channel: 'CallIntroduction', variants: [{ variantId: 'a', status: 'paused' }] },
		]);
		expect(output[0]).not.toHaveProperty('absoluteDays');
	});

	test('variants of a step without an ID are not asked for', async () => {
		const { sequence } = filled();
		emulator.inject(answer(200, { message: '', payload: [{ number: 1, type: 1 }] }));
		const { error } = await run('getSteps', { sequenceId: byId(sequence.id) });
		expect(error?.message).toBe('Saleshandy returned a step without an ID [item 0]');
		expect(emulator.requests).toHaveLength(1);
	});
});

describe.each([
	['pause', true, { paused: true }, 'alreadyPaused'],
	['resume', false, { active: true }, 'alreadyActive'],
] as const)('%s', (value, active, state, already) => {
	test('changes the status', async () => {
		const { id } = emulator.account.addSequence({ title: 'Spring outreach', active });
		const { output } = outcome(await run(value, { sequenceId: byId(id) }));
		expect(output).toEqual([{ sequenceId: id, ...state, [already]: false }]);
		expect(emulator.account.sequences[0].active).toBe(!active);
		expect(sent()).toEqual([{ sequenceIds: [id], status: value }]);
	});

	test('succeeds if nothing has to change', async () => {
		const { id } = emulator.account.addSequence({ title: 'Spring outreach', active: !active });
		const { output, error } = outcome(await run(value, { sequenceId: byId(id) }));
		expect(error).toBeUndefined();
		expect(output).toEqual([{ sequenceId: id, ...state, [already]: true }]);
	});

	test('knows that from either form of a rejection', async () => {
		const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
		const error_code = active ? 40101 : 40102;
		emulator.inject(answer(400, { error: true, error_code, error_message: 'Already so' }));
		const { output } = outcome(await run(value, { sequenceId: byId(id) }));
		expect(output).toMatchObject([{ [already]: true }]);
	});

	test('fails for any other reason', async () => {
		const { error } = await run(value, { sequenceId: byId('Nowhere1') });
		expect(error?.message).toContain('Sequence not found');
	});

	test.each([
		['a dropped connection', dropConnection()],
		['a lost answer', loseAnswer()],
		['a 500', serverError()],
	])('is not repeated after %s', async (_, fault) => {
		const { id } = emulator.account.addSequence({ title: 'Spring outreach', active });
		emulator.inject(fault);
		const { error } = await run(value, { sequenceId: byId(id) });
		expect(error?.description).toMatch(/^Outcome unknown.*Running the item again is safe/);
		expect(emulator.requests).toHaveLength(1);
	});
});

test('resuming without a sender says what to do', async () => {
	const { id } = emulator.account.addSequence({ title: 'A', active: false, mailboxes: [] });
	const { error } = await run('resume', { sequenceId: byId(id) });
	expect(error?.description).toContain('Connect an active email account');
});

test('the list of senders, a read by POST, is tried once more after a fault', async () => {
	const { id } = emulator.account.add('mailboxes');
	emulator.inject(serverError());
	const { error } = await run('create', { title: 'A', additionalFields: { senders: [id] } });
	expect(error).toBeUndefined();
	expect(emulator.requests.map(({ path }) => path)).toEqual([
		'/v1/email-accounts',
		'/v1/email-accounts',
		'/v1/sequences',
	]);
});
