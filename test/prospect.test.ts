import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { answer } from './emulator/faults';
import { pickerContext, runNode } from './engine';
import { byId, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const sequenceId = 'kP3vN8sQ2d';
const given = byId('={{ $json.prospect }}');
const onContinue = { onError: 'continueRegularOutput' } as const;

const people = (count: number) =>
	Array.from({ length: count }, (_, index) => {
		const email = `person${index}@example.com`;
		const sequences = [{ sequenceId, stepId: 'Xw7bL1mR9c', status: 'active' }];
		return emulator.account.add('prospects', { email, sequences }).id;
	});
const run = async (
	[resource, name]: [resource: string, name: string],
	parameters: INodeParameters,
	prospects: Array<string | IDataObject> = [''],
	node: Partial<INode> = {},
) =>
	await runNode(emulator, operation(resource, name, parameters), {
		items: prospects.map((entry) => ({
			json: typeof entry === 'string' ? { prospect: entry } : entry,
		})),
		node,
	});
const sent = (operationId: string) =>
	emulator.requests.filter((request) => request.operationId === operationId);
const results = ({ items }: Awaited<ReturnType<typeof run>>) =>
	items.map(({ json, pairedItem }) => [json.error ?? 'done', pairedItem]);

/** A dropdown without options, which the list of fields does not tell. */
const rejectAnyState = () =>
	Object.assign(
		emulator.account.fields.find(({ label }) => label === 'State')!,
		{
			fieldType: 'dropdown',
		},
	);

const outcomeName = { __rl: true, mode: 'name', value: 'Interested' };
const mapped = (value: INodeParameters) => ({ mappingMode: 'defineBelow', value });

test.each<[string, [string, string], INodeParameters, string]>([
	['no prospect', ['prospect', 'unsubscribe'], { prospectId: given }, "'Prospect' is empty"],
	[
		'a number from the address bar',
		['prospect', 'unsubscribe'],
		{ prospectId: byId('4711') },
		`'Prospect' "4711" is not a valid Saleshandy ID`,
	],
	[
		'a broken address',
		['prospect', 'get'],
		{ prospectId: byId('lee@example') },
		`'Prospect' must be an email address, but is "lee@example"`,
	],
	[
		'an unknown status',
		['prospect', 'updateStatus'],
		{ prospectId: byId('aW4rY8tC3e'), sequenceId: byId(sequenceId), status: 'gone' },
		`'Status' has an unknown value: "gone"`,
	],
	[
		'a pause of something else',
		['prospect', 'updateStatus'],
		{
			prospectId: byId('aW4rY8tC3e'),
			sequenceId: byId(sequenceId),
			status: 'finished',
			options: { pauseDelayInDays: 3 },
		},
		"'Pause Days' is set, but 'Status' is not Paused",
	],
	[
		'a pause of no days',
		['prospect', 'updateStatus'],
		{
			prospectId: byId('aW4rY8tC3e'),
			sequenceId: byId(sequenceId),
			status: 'paused',
			options: { pauseDelayInDays: 0 },
		},
		`'Pause Days' must be a whole number from 1 to 9007199254740991, but is "0"`,
	],
	[
		'a wait of more than an hour',
		['prospect', 'getImport'],
		{ requestId: '7c41e0a', options: { maxWait: 3601 } },
		`'Max Wait' must be a whole number from 1 to 3600, but is "3601"`,
	],
	[
		'a deal value that is blank',
		['prospect', 'setOutcome'],
		{ prospectId: byId('aW4rY8tC3e'), outcomeName, options: { dealValue: '={{ " " }}' } },
		`'Deal Value' must be a number, but is " "`,
	],
	[
		'a deal value that is no number',
		['prospect', 'setOutcome'],
		{ prospectId: byId('aW4rY8tC3e'), outcomeName, options: { dealValue: '={{ "much" }}' } },
		`'Deal Value' must be a number, but is "much"`,
	],
	[
		'no tags',
		['prospect', 'addTags'],
		{ prospectId: byId('aW4rY8tC3e'), tags: ' , ' },
		"'Tags' is empty",
	],
	[
		'another email address',
		['prospect', 'update'],
		{ prospectId: byId('aW4rY8tC3e'), fields: mapped({ Email: 'new@example.com' }) },
		"'Email' can't be updated",
	],
	[
		'another email address in lower case',
		['prospect', 'update'],
		{ prospectId: byId('aW4rY8tC3e'), fields: mapped({ email: 'new@example.com' }) },
		"'email' can't be updated",
	],
	[
		'a dropdown without choices',
		['field', 'create'],
		{ label: 'Plan', fieldType: 'dropdown', choices: '={{ [] }}' },
		"'Choices' is empty",
	],
	[
		'a currency in words',
		['field', 'create'],
		{ label: 'Size', fieldType: 'currency', currencyCode: 'Euro' },
		`'Currency' must have three letters such as EUR, but is "EURO"`,
	],
	[
		'a note without content',
		['note', 'create'],
		{ prospectId: byId('aW4rY8tC3e'), content: ' ', visibility: 'public' },
		"'Content' is empty",
	],
	[
		'a note with a missing file',
		['note', 'create'],
		{
			prospectId: byId('aW4rY8tC3e'),
			content: 'A',
			visibility: 'public',
			attachmentFields: 'data',
		},
		'The input has no file in field "data"',
	],
	[
		'no change',
		['note', 'update'],
		{ noteId: 'pS6dH1xY4n', updateFields: {} },
		'No fields to update',
	],
])('%s is told before a request leaves', async (_, which, parameters, message) => {
	const { error } = await run(which, parameters);
	expect(error?.message).toBe(`${message} [item 0]`);
	expect(emulator.requests).toEqual([]);
});

test.each<[string, INodeParameters, string]>([
	['updateStatus', { sequenceId: byId(sequenceId), status: 'finished' }, 'setProspectStatus'],
	['unsubscribe', {}, 'unsubscribeProspects'],
	['addTags', { tags: 'won' }, 'assignTags'],
	['removeTags', { tags: 'won, spring' }, 'unassignTags'],
])('%s sends 500 people in one request', async (name, parameters, operationId) => {
	emulator.account.addSequence({ id: sequenceId, title: 'Spring' });
	const result = await run(['prospect', name], { prospectId: given, ...parameters }, people(500));
	expect(result.error).toBeUndefined();
	expect(emulator.requests.map((request) => request.operationId)).toEqual([operationId]);
	expect(results(result)).toEqual([...Array(500).keys()].map((item) => ['done', { item }]));
});

test('an outcome of 500 people by email takes one request, and one to read the outcomes', async () => {
	people(500);
	const emails = emulator.account.prospects.map(({ email }) => email);
	await run(['prospect', 'setOutcome'], { prospectId: given, outcomeName }, emails);
	expect(emulator.requests.map(({ operationId }) => operationId)).toEqual([
		'listOutcomes',
		'setProspectOutcome',
	]);
	expect(emulator.account.prospects.every(({ outcome }) => outcome === 'Interested')).toBe(true);
});

test('people with other values go in requests of their own', async () => {
	const [a, b, c] = people(3);
	await run(['prospect', 'addTags'], { prospectId: given, tags: '={{ $json.tags }}' }, [
		{ prospect: a, tags: 'won' },
		{ prospect: b, tags: 'lost' },
		{ prospect: c, tags: 'won' },
	]);
	expect(sent('assignTags').map(({ body }) => body)).toEqual([
		{ prospects: [a, c], tags: ['won'] },
		{ prospects: [b], tags: ['lost'] },
	]);
});

test('on Continue an unknown person and a bad one fail alone, and the others go out together', async () => {
	const [a, b] = people(2);
	const result = await run(
		['prospect', 'unsubscribe'],
		{ prospectId: given },
		[a, 'nobody@example.com', '', b, 'person1@example.com'],
		onContinue,
	);
	expect(results(result)).toEqual([
		['done', { item: 0 }],
		['There is no prospect "nobody@example.com" [item 1]', { item: 1 }],
		["'Prospect' is empty [item 2]", { item: 2 }],
		['done', { item: 3 }],
		['done', { item: 4 }],
	]);
	expect(sent('unsubscribeProspects').map(({ body }) => body)).toEqual([{ prospectIds: [a, b] }]);
});

test.each<[string, INodeParameters, string, expected: (id: string) => object]>([
	['unsubscribe', {}, 'unsubscribeProspects', (id) => ({ prospectIds: [id] })],
	['addTags', { tags: 'won, won' }, 'assignTags', (id) => ({ prospects: [id], tags: ['won'] })],
	[
		'enroll',
		{ sequenceId: byId(sequenceId) },
		'enrolProspects',
		(id) => ({ contactIds: [id], stepId: 'Xw7bL1mR9c' }),
	],
])('%s sends a person of two items once', async (name, parameters, operationId, expected) => {
	const sequence = emulator.account.addSequence({ id: sequenceId, title: 'Spring' });
	emulator.account.addStep(sequence, { id: 'Xw7bL1mR9c', type: 1, absoluteDays: 1, variants: [] });
	const [id] = people(1);
	const all = { prospectId: given, ...parameters };
	const { items } = await run(['prospect', name], all, [id, id]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(sent(operationId).map(({ body }) => body)).toEqual([expected(id)]);
});

test('a sequence that could not be looked up is tried again for the next item', async () => {
	emulator.account.addSequence({ id: sequenceId, title: 'Spring' });
	emulator.inject(answer(403, { message: 'Forbidden' }), { when: 'listSequences' });
	const result = await run(
		['prospect', 'updateStatus'],
		{
			prospectId: given,
			sequenceId: { __rl: true, mode: 'title', value: 'Spring' },
			status: 'finished',
		},
		people(3),
		onContinue,
	);
	expect(results(result)).toEqual([
		['Forbidden [item 0]', { item: 0 }],
		['done', { item: 1 }],
		['done', { item: 2 }],
	]);
	expect(sent('listSequences')).toHaveLength(2);
});

test('an error other than nobody found is one, also where an empty item is asked for', async () => {
	emulator.inject(answer(403, { message: 'Forbidden' }));
	const options = { ifNotFound: 'empty' };
	const { error } = await run(['prospect', 'get'], { prospectId: given, options }, ['a@x.org']);
	expect(error?.message).toBe('Forbidden [item 0]');
});

test('a person is looked up once, and one with a longer address is not taken for them', async () => {
	emulator.account.add('prospects', { email: 'ann@example.com' });
	emulator.account.add('prospects', { email: 'joann@example.com' });
	const { items } = await run(['prospect', 'get'], { prospectId: given }, [
		'ann@example.com',
		'ann@example.com',
	]);
	expect(items.map(({ json }) => json.email)).toEqual(['ann@example.com', 'ann@example.com']);
	expect(sent('listProspects')).toHaveLength(1);
});

test('the address of a person chosen by ID is looked up once', async () => {
	const [id] = people(1);
	const { items } = await run(['prospect', 'get'], { prospectId: given }, [id, id]);
	expect(items.map(({ json }) => json.email)).toEqual(Array(2).fill('person0@example.com'));
	expect(emulator.requests.map(({ operationId }) => operationId)).toEqual([
		'listFields',
		'getProspectAttribute',
		'listProspects',
	]);
});

test('nobody with this address is an error by default', async () => {
	const { error } = await run(['prospect', 'get'], { prospectId: given }, ['lee@example.com']);
	expect(error?.message).toBe('There is no prospect "lee@example.com" [item 0]');
	expect(error?.description).toContain('Create or Update');
});

describe('a status that some people did not get', () => {
	test('is sent again in halves until it is known whose it is', async () => {
		emulator.account.addSequence({ id: sequenceId, title: 'Spring' });
		const ids = people(4);
		emulator.account.prospects[2].sequences = [];
		const result = await run(
			['prospect', 'updateStatus'],
			{ prospectId: given, sequenceId: byId(sequenceId), status: 'finished' },
			ids,
			onContinue,
		);
		expect(results(result)).toEqual([
			['done', { item: 0 }],
			['done', { item: 1 }],
			[`Saleshandy did not set prospect "${ids[2]}" to finished [item 2]`, { item: 2 }],
			['done', { item: 3 }],
		]);
		expect(sent('setProspectStatus')).toHaveLength(5);
	});

	test('is not sent again if nobody got it', async () => {
		const ids = people(3);
		for (const prospect of emulator.account.prospects) prospect.sequences = [];
		const { items } = await run(
			['prospect', 'updateStatus'],
			{ prospectId: given, sequenceId: byId(sequenceId), status: 'finished' },
			ids,
			onContinue,
		);
		expect(items.every(({ json }) => String(json.error).includes('did not set'))).toBe(true);
		expect(sent('setProspectStatus')).toHaveLength(1);
	});

	test('is recognized by how many got it, if the API does not report how many failed', async () => {
		const body = { message: 'Done', payload: { success: 0 } };
		emulator.answer('setProspectStatus', { body });
		const { error } = await run(
			['prospect', 'updateStatus'],
			{ prospectId: given, sequenceId: byId(sequenceId), status: 'finished' },
			people(1),
		);
		expect(error?.message).toContain('did not set');
	});

	test.each([{ success: 2 }, { failed: -1 }])('is not assumed because of %j', async (payload) => {
		emulator.answer('setProspectStatus', { body: { message: 'Done', payload } }, { times: 9 });
		const { items } = await run(
			['prospect', 'updateStatus'],
			{ prospectId: given, sequenceId: byId(sequenceId), status: 'finished' },
			people(1),
		);
		expect(items[0].json.status).toBe('finished');
		expect(sent('setProspectStatus')).toHaveLength(1);
	});

	test('sends nothing again if the API reports something else', async () => {
		const body = { message: 'Done', payload: { success: 0, failed: ['aW4rY8tC3e'] } };
		emulator.answer('setProspectStatus', { body }, { times: 9 });
		const { items } = await run(
			['prospect', 'updateStatus'],
			{ prospectId: given, sequenceId: byId(sequenceId), status: 'finished' },
			people(2),
			onContinue,
		);
		expect(items).toHaveLength(2);
		expect(items.every(({ json }) => String(json.error).includes('did not report'))).toBe(true);
		expect(sent('setProspectStatus')).toHaveLength(1);
	});
});

test('an update of which nothing was saved is an error that names the fields', async () => {
	const [id] = people(1);
	rejectAnyState();
	const { error } = await run(['prospect', 'update'], {
		prospectId: byId(id),
		fields: mapped({ State: 'Bavaria' }),
	});
	expect(error?.message).toBe('Saleshandy rejected State [item 0]');
	expect(sent('updateProspectAttributes')).toHaveLength(1);
});

test.each([undefined, null, {}, { results: [] }])(
	'an update that was answered with %j is an error, and not sent again',
	async (payload) => {
		const [id] = people(1);
		emulator.answer('updateProspectAttributes', { body: { message: 'Done', payload } });
		const fields = mapped({ City: 'Ulm', State: 'Bavaria' });
		const { error } = await run(['prospect', 'update'], { prospectId: byId(id), fields });
		expect(error?.message).toBe('Saleshandy did not report which fields were saved [item 0]');
		expect(sent('updateProspectAttributes')).toHaveLength(1);
	},
);

test('an update that fails halfway names the fields that were saved', async () => {
	const [id] = people(1);
	rejectAnyState();
	const rejected = answer(400, { message: 'Bad Request' });
	emulator.inject(rejected, { when: 'updateProspectAttributes', skip: 2 });
	const fields = mapped({ City: 'Ulm', State: 'Bavaria' });
	const { error } = await run(['prospect', 'update'], { prospectId: byId(id), fields });
	expect(error?.message).toBe('Bad Request [item 0]');
	expect(error?.description).toContain('Earlier requests of this item changed: City.');
});

test('a value without a field is left out of a simplified person', async () => {
	const attributes = [{ value: 'Lee' }, { key: null, value: 7 }, { key: 'City', value: 'Ulm' }];
	const payload = [{ id: 'aW4rY8tC3e', attributes }];
	emulator.answer('listProspects', { body: { message: 'Found', payload } });
	const { items } = await run(['prospect', 'getAll'], {});
	expect(items[0].json.fields).toEqual({ City: 'Ulm' });
});

test('an address without a verification status has none', async () => {
	emulator.answer('getVerificationStatus', { body: { message: 'Statuses', payload: [] } });
	const { items } = await run(['prospect', 'getVerification'], { prospectId: given }, ['a@x.org']);
	expect(items[0].json).toEqual({ email: 'a@x.org', status: null });
});

test('an unknown outcome is reported with those of the account', async () => {
	const [id] = people(1);
	const { error } = await run(['prospect', 'setOutcome'], {
		prospectId: byId(id),
		outcomeName: { __rl: true, mode: 'name', value: 'Thrilled' },
	});
	expect(error?.message).toBe('There is no outcome "Thrilled" [item 0]');
	expect(error?.description).toContain('Meeting Booked');
	expect(sent('setProspectOutcome')).toEqual([]);
});

test('a note that one of several people did not get fails for that person', async () => {
	const [a, b] = people(2);
	emulator.inject(
		answer(201, { message: 'Note created', payload: [{ prospectId: b, success: false }] }),
	);
	const result = await run(
		['note', 'create'],
		{ prospectId: given, content: 'Minutes', visibility: 'public' },
		[a, b],
		onContinue,
	);
	expect(results(result)).toEqual([
		['done', { item: 0 }],
		[`Saleshandy did not create the note on prospect "${b}" [item 1]`, { item: 1 }],
	]);
});

test('a note that its only person did not get fails', async () => {
	const [prospectId] = people(1);
	const payload = { prospectId, success: false };
	emulator.answer('createNote', { body: { message: 'Note created', payload } });
	const note = { prospectId: byId(prospectId), content: 'Minutes', visibility: 'public' };
	const { error } = await run(['note', 'create'], note);
	expect(error?.message).toContain('did not create the note');
});

test('a field whose type comes from an expression gets what its type has, and nothing else', async () => {
	const parameters = {
		label: 'Plan',
		fieldType: '={{ $json.type }}',
		choices: '={{ $json.plans }}',
	};
	const plans = ['Free', 'Paid'];
	const { items } = await run(
		['field', 'create'],
		parameters,
		[{ type: 'text' }, { type: 'number', plans }, { type: 'dropdown' }],
		onContinue,
	);
	expect(items[2].json.error).toBe("'Choices' is empty [item 2]");
	expect(sent('createField').map(({ body }) => body)).toEqual([
		{ label: 'Plan', fieldType: 'text' },
		{ label: 'Plan', fieldType: 'number' },
	]);
});

describe('lists to choose from', () => {
	const { listSearch, resourceMapping } = new Saleshandy().methods;
	const names = async (search: keyof typeof listSearch, filter?: string) => {
		const { results } = await listSearch[search].call(pickerContext(emulator), filter);
		return results.map(({ name }) => name);
	};

	test('prospects by name and address', async () => {
		emulator.account.add('prospects', { values: { 'First Name': 'Lee', 'Last Name': 'Hart' } });
		emulator.account.add('prospects', { email: 'sam@example.com' });
		expect(await names('searchProspects')).toEqual([
			'sam@example.com',
			'Lee Hart · lee@example.com',
		]);
		expect(await names('searchProspects', 'lee')).toEqual(['Lee Hart · lee@example.com']);
	});

	test('an account without prospects says so', async () => {
		await expect(names('searchProspects')).rejects.toThrow('has no prospects yet');
	});

	test('outcomes, those of the account too', async () => {
		emulator.account.add('outcomes', { name: 'Wants a demo' });
		expect(await names('searchOutcomes', 'demo')).toEqual(['Wants a demo']);
	});

	test('fields that can be changed', async () => {
		emulator.account.add('fields', { label: 'Plan' });
		expect(await names('searchFields')).toEqual(['Plan']);
	});

	test('an update offers all fields but the email address', async () => {
		const { fields } = await resourceMapping.getUpdatableProspectFields.call(
			pickerContext(emulator),
		);
		const labels = fields.map(({ id }) => id);
		expect(labels).toContain('City');
		expect(labels).not.toContain('Email');
	});
});
