import type { INode } from 'n8n-workflow';

import { runNode } from './engine';
import { byId, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const dncListId = 'hY8tB3pD6x';
beforeEach(() => void emulator.account.add('dncLists', { id: dncListId, name: 'Global' }));

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
	const entries = (item: number) =>
		Array.from({ length: 200 }, (_, index) => `lee${item}.${index}@example.com`);
	await add([entries(0), entries(1), entries(2)]);
	const sizes = emulator.requests.map(({ body }) => (body as { items: string[] }).items.length);
	expect(sizes).toEqual([400, 200]);
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

test.each([
	'lee@',
	'not an address',
	'example',
	'@example.com',
	'a b@example.com',
	'https://x.example',
])('%s is rejected before a request', async (entry) => {
	const { error } = await add([['fine.example'], entry]);
	expect(error?.message).toContain(
		`contains "${entry}", which is not an email address or a domain`,
	);
	expect(error?.message).toContain('[item 1]');
	expect(emulator.requests).toEqual([]);
});

test('a list that does not exist fails every item', async () => {
	emulator.account.all('dncLists').length = 0;
	const { items } = await add(['a.example', 'b.example'], { onError: 'continueRegularOutput' });
	expect(items.map(({ json }) => json.error)).toEqual([
		'List not found [item 0]',
		'List not found [item 1]',
	]);
});
