import type { INode } from 'n8n-workflow';

import { answer } from './emulator/faults';
import { runNode } from './engine';
import { byId, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const dncListId = 'hY8tB3pD6x';
beforeEach(() => void emulator.account.add('dncLists', { id: dncListId, name: 'Global' }));

const entry = { id: 'vQ1kF6zM9r', value: 'example.org', type: 'domain' };

test.each(['dncListDetails', 'dncDetails'])(
	'the entries of a list are read from %s',
	async (key) => {
		emulator.inject(answer(200, { payload: { [key]: [entry], meta: {} } }));
		const parameters = operation('doNotContact', 'getAll', { dncListId: byId(dncListId) });
		const { items } = await runNode(emulator, parameters);
		expect(items.map(({ json }) => json)).toEqual([entry]);
	},
);

const add = async (entries: unknown[], node?: Partial<INode>) =>
	await runNode(
		emulator,
		operation('doNotContact', 'add', {
			dncListId: byId(dncListId),
			entries: '={{ $json.entries }}',
		}),
		{ items: entries.map((entry) => ({ json: { entries: entry as never } })), node },
	);

test('500 addresses of as many items go in one request', async () => {
	const { items, error } = await add(
		Array.from({ length: 500 }, (_, index) => `lee${index}@example.com`),
	);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(500);
	expect(emulator.requests).toHaveLength(1);
});

test('a request has at most 500 entries, however many an item has', async () => {
	const entries = (item: number, length: number) =>
		Array.from({ length }, (_, index) => `lee${item}.${index}@example.com`);
	await add([entries(0, 200), entries(1, 1000)]);
	const sizes = emulator.requests.map(({ body }) => (body as { items: string[] }).items.length);
	expect(sizes).toEqual([500, 500, 200]);
});

test('duplicates are counted, in an item and in a request before', async () => {
	const others = Array.from({ length: 500 }, (_, index) => `lee${index}@example.com`);
	const { items } = await add([['a.example', 'A.example'], others, 'a.example']);
	expect(items.map(({ json }) => json.duplicates)).toEqual([1, 0, 1]);
	expect(items[2].json).toMatchObject({ added: [], alreadyListed: false });
	expect(emulator.requests).toHaveLength(2);
});

test('an entry of the list is a success, found out by halves', async () => {
	emulator.account.add('dncItems', { dncListId, value: 'c.example' });
	const { items } = await add(['a.example', 'b.example', 'c.example', 'd.example']);
	expect(items.map(({ json }) => json.alreadyListed)).toEqual([false, false, true, false]);
	expect(
		emulator.account
			.all('dncItems')
			.map(({ value }) => value)
			.sort(),
	).toEqual(['a', 'b', 'c', 'd'].map((name) => `${name}.example`));
});

describe('any number of entries of the list are successes, beside a new one', () => {
	const listed = Array.from({ length: 60 }, (_, index) => `lee${index}@example.com`);
	const addAll = async (others: number) => {
		const newer = Array.from({ length: others }, (_, index) => `x${index}.example`);
		for (const value of [...listed, ...newer]) {
			emulator.account.add('dncItems', { dncListId, value });
		}
		const { items, error } = await add([[...listed, 'new.example']]);
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ added: ['new.example'], alreadyListedEntries: listed });
		return emulator.requests.map(({ operationId }) => operationId);
	};

	test('found in the list', async () => {
		expect(await addAll(100)).toEqual([
			...['addDncItems', 'listDncItems', 'listDncItems'],
			'addDncItems',
		]);
	});

	test('found by halves where the list is too long to be read', async () => {
		const requests = await addAll(600);
		expect(requests.filter((id) => id === 'listDncItems')).toHaveLength(6);
		expect(requests.length).toBeGreaterThan(60);
	});

	test('found by halves where the list cannot be read', async () => {
		emulator.inject(answer(404, { message: 'Not found' }), { when: 'listDncItems' });
		expect((await addAll(0)).filter((id) => id === 'listDncItems')).toHaveLength(1);
	});
});

test.each([
	'lee@',
	'not an address',
	'example',
	'@example.com',
	'a b@example.com',
	'Lee <lee@example.com>',
	'https://x.example',
	'mailto:lee@example.com',
	'3.14',
])('%s is rejected before a request', async (entry) => {
	const { error } = await add([['fine.example'], entry]);
	expect(error?.message).toContain(
		`contains "${entry}", which is not an email address or a domain`,
	);
	expect(error?.message).toContain('[item 1]');
	expect(emulator.requests).toEqual([]);
});

test('a server error is not taken for an entry of the list', async () => {
	emulator.inject(answer(500, { code: 5001, message: 'Another import is already running' }));
	const { error } = await add(['a.example', 'b.example']);
	expect(error?.message).toContain('already running');
	expect(error?.description).toContain('Outcome unknown');
	expect(emulator.requests).toHaveLength(1);
});

test('domains of all scripts are accepted', async () => {
	const { error } = await add(['bücher.example', 'उदाहरण.भारत', 'xn--bcher-kva.example']);
	expect(error).toBeUndefined();
});

test('a list that does not exist fails every item', async () => {
	emulator.account.all('dncLists').length = 0;
	const { items } = await add(['a.example', 'b.example'], { onError: 'continueRegularOutput' });
	expect(items.map(({ json }) => json.error)).toEqual([
		'List not found [item 0]',
		'List not found [item 1]',
	]);
});
