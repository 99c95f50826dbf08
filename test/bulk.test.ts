import fc from 'fast-check';
import type { IExecuteFunctions, INode, INodeType } from 'n8n-workflow';

import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { toBatches } from '../nodes/Saleshandy/operation/batches';
import { list, required, text } from '../nodes/Saleshandy/operation/fields';
import { bulk } from '../nodes/Saleshandy/operation/kinds';
import { properties } from '../nodes/Saleshandy/operation/properties';
import { run } from '../nodes/Saleshandy/operation/run';
import { answer, loseAnswer, rateLimited400 } from './emulator/faults';
import { runNode } from './engine';
import { withFakeTime } from './fakeTime';
import { operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const addLists = () => {
	for (const id of ['ListAaaa1', 'ListBbbb2']) emulator.account.add('dncLists', { id, name: id });
};
beforeEach(addLists);

const MAX = 4;
const add = bulk({
	name: 'Add',
	value: 'add',
	action: 'Add entries',
	description: '',
	contract: 'addDncItems',
	returns: { added: 'array' },
	fields: { dncListId: required(text('List')), entries: required(list('Entries')) },
	shared: ({ dncListId }) => dncListId,
	maxEntries: MAX,
	entries: ({ entries }) => entries.length,
	distinct: ({ entries }) => entries.join(),
	request: (inputs) => ({
		method: 'POST',
		path: '/dnc',
		body: {
			dncListId: inputs[0].dncListId,
			items: inputs.flatMap(({ entries }) => entries),
		},
	}),
	output: ({ entries }) => ({ added: entries }),
});
const resources = [{ name: 'List', value: 'list', operations: [add] }];

/** A node with this one operation. */
class BulkNode implements INodeType {
	description = { ...new Saleshandy().description, properties: properties(resources) };
	async execute(this: IExecuteFunctions) {
		return [await run(this, resources)];
	}
}

interface Entry {
	list?: string;
	entry: string;
}
const runAll = async (entries: Entry[], node: Partial<INode> = {}) =>
	await runNode(
		emulator,
		operation('list', 'add', { dncListId: '={{ $json.list }}', entries: '={{ $json.entry }}' }),
		{
			type: new BulkNode(),
			items: entries.map(({ list = 'ListAaaa1', entry }) => ({ json: { list, entry } })),
			node,
		},
	);
const sent = () => emulator.requests.map(({ body }) => (body as { items: string[] }).items);
const outcomes = ({ items }: Awaited<ReturnType<typeof runAll>>) =>
	items.map(({ json, pairedItem }) => [json.error ?? json.added, pairedItem]);
/** Refuses every request that has one of these entries. */
const refuse = (...bad: string[]) =>
	emulator.inject(answer(400, { code: 4000, type: 'error', message: 'Operation failed' }), {
		times: Infinity,
		when: ({ body }) => (body as { items: string[] }).items.some((item) => bad.includes(item)),
	});
const onContinue = { onError: 'continueRegularOutput' } as const;

test('items that share a list go together, cut at the maximum', async () => {
	const entries = ['a', 'b', 'c', 'd', 'e'].map((entry) => ({ entry }));
	const result = await runAll([
		...entries.slice(0, 1),
		{ list: 'ListBbbb2', entry: 'x' },
		...entries.slice(1),
	]);
	expect(sent()).toEqual([['a', 'b', 'c', 'd'], ['x'], ['e']]);
	expect(outcomes(result)).toEqual(
		['a', 'x', 'b', 'c', 'd', 'e'].map((entry, item) => [[entry], { item }]),
	);
});

test.each([
	[
		[3, 3, 4],
		[[3, 3], [4]],
	],
	[
		[4, 3],
		[[4], [3]],
	],
	[[1, 2, 3], [[1, 2, 3]]],
	[
		[7, 1, 7],
		[[7], [1], [7]],
	],
])('items of %j bytes are cut at 6 bytes', (sizes, batches) => {
	const bytes = (size: number) => size;
	const limits = { maxEntries: 10, maxBytes: 6, bytes, mostBytes: bytes };
	const found = toBatches(
		sizes.map((input) => ({ input })),
		limits,
	);
	expect(found.map((batch) => batch.map(({ input }) => input))).toEqual(batches);
});

test('bad input stops the run before the first request', async () => {
	const { error } = await runAll([{ entry: 'a' }, { entry: '' }, { entry: 'c' }]);
	expect(error?.message).toBe("'Entries' is empty [item 1]");
	expect(emulator.requests).toEqual([]);
});

test('bad input fails alone on continue', async () => {
	const result = await runAll(
		[{ entry: 'a' }, { entry: '' }, { entry: 'c' }, { entry: 'a' }],
		onContinue,
	);
	expect(sent()).toEqual([['a', 'c']]);
	expect(outcomes(result)).toEqual([
		[['a'], { item: 0 }],
		["'Entries' is empty [item 1]", { item: 1 }],
		[['c'], { item: 2 }],
		['"a" is already in item 0 [item 3]', { item: 3 }],
	]);
});

test('a refused batch is sent in halves until the refused item is alone', async () => {
	refuse('c');
	const result = await runAll(
		['a', 'b', 'c', 'd'].map((entry) => ({ entry })),
		onContinue,
	);
	expect(sent()).toEqual([['a', 'b', 'c', 'd'], ['a', 'b'], ['c', 'd'], ['c'], ['d']]);
	expect(outcomes(result)).toEqual([
		[['a'], { item: 0 }],
		[['b'], { item: 1 }],
		['Operation failed [item 2]', { item: 2 }],
		[['d'], { item: 3 }],
	]);
});

test.each([400, 404, 409, 413, 422])(
	'a refusal with %d is one that a single item may cause',
	async (status) => {
		emulator.inject(answer(status, { code: 4000, type: 'error', message: 'Operation failed' }));
		const { error } = await runAll(['a', 'b'].map((entry) => ({ entry })));
		expect(error).toBeUndefined();
		expect(sent()).toEqual([['a', 'b'], ['a'], ['b']]);
	},
);

test('a rate limit that does not end is not one', async () => {
	emulator.inject(rateLimited400(), { times: Infinity });
	const { result } = await withFakeTime(
		async () =>
			await runAll(
				['a', 'b'].map((entry) => ({ entry })),
				onContinue,
			),
	);
	expect(result.items.every(({ json }) => json.error)).toBe(true);
	expect(new Set(sent().map(String))).toEqual(new Set(['a,b']));
});

test('on stop, what was accepted is not sent again by Retry On Fail', async () => {
	refuse('c');
	const { error } = await runAll(
		['a', 'b', 'c', 'd'].map((entry) => ({ entry })),
		{
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 1,
		},
	);
	expect(error?.message).toBe('Operation failed [item 2]');
	expect(sent().slice(5)).toEqual([['c']]);
});

test('on stop, an unknown outcome after a refusal is not sent again by Retry On Fail', async () => {
	refuse('a');
	emulator.inject(loseAnswer(), {
		when: ({ body }) => (body as { items: string[] }).items[0] === 'b',
	});
	const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const { error } = await runAll(
		['a', 'b'].map((entry) => ({ entry })),
		retry,
	);
	expect(error?.description).toMatch(/^Outcome unknown/);
	expect(sent()).toEqual([['a', 'b'], ['a'], ['b']]);
});

test('a duplicate stays one when Retry On Fail leaves out the item that it repeats', async () => {
	const retry = { ...onContinue, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const result = await runAll(
		['', 'a', 'a'].map((entry) => ({ entry })),
		retry,
	);
	expect(outcomes(result)[2]).toEqual(['"a" is already in item 1 [item 2]', { item: 2 }]);
	expect(sent()).toEqual([['a']]);
});

test.each([
	['a wrong key', answer(400, { code: 1001, message: 'Invalid token' })],
	['a missing right', answer(403, { message: 'Forbidden' })],
	['a fault of the service', answer(500, { message: 'Oops' })],
	['a lost answer', loseAnswer()],
])('after %s nothing is sent in parts', async (_, fault) => {
	emulator.inject(fault);
	const result = await runAll(
		['a', 'b', 'c'].map((entry) => ({ entry })),
		onContinue,
	);
	expect(sent()).toEqual([['a', 'b', 'c']]);
	// Each item has its own copy of the error.
	expect(outcomes(result)).toEqual(
		[0, 1, 2].map((item) => [expect.stringMatching(`^[^[]+ \\[item ${item}\\]$`), { item }]),
	);
});

test('every item has its own outcome, whatever is bad or refused', async () => {
	const entry = fc.record({
		list: fc.constantFrom('ListAaaa1', 'ListBbbb2'),
		entry: fc.constantFrom('', ...'abcdefghij'),
	});
	await fc.assert(
		fc.asyncProperty(
			fc.array(entry, { maxLength: 12 }),
			fc.subarray([...'abcdefghij']),
			async (entries, refused) => {
				emulator.reset();
				addLists();
				refuse(...refused);
				const { items } = await runAll(entries, onContinue);
				expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
					entries.map((_, item) => ({ item })),
				);
				const accepted = emulator.requests.filter(({ status }) => status === 200);
				const acceptedEntries = accepted.flatMap(({ body }) => (body as { items: string[] }).items);
				expect(new Set(acceptedEntries).size).toBe(acceptedEntries.length);
				expect(items.flatMap(({ json }) => json.added ?? []).sort()).toEqual(
					acceptedEntries.sort(),
				);
			},
		),
		{ numRuns: 60 },
	);
});
