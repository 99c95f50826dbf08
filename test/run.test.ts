import type { INode, INodeParameters } from 'n8n-workflow';

import { delay } from './emulator/faults';
import { runNode } from './engine';
import { createStep, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const items = [{ json: { a: 1 } }, { json: { a: 2 } }];

const notThere: Array<[string, INodeParameters, message: string, advice: RegExp]> = [
	[
		'an operation',
		operation('sequence', 'deleteStep'),
		'Sequence has no operation "deleteStep"',
		/update/,
	],
	['a resource', operation('prospects', 'getAll'), 'There is no resource "prospects"', /update/],
	...['toString', '__proto__'].map((name): (typeof notThere)[number] => [
		name,
		operation('sequence', name),
		`Sequence has no operation "${name}"`,
		/update/,
	]),
	[
		"n8n's entry in the list of operations",
		operation('sequence', '__CUSTOM_API_CALL__'),
		'Custom API Call is not an operation of this node',
		/HTTP Request/,
	],
	[
		"n8n's entry in the list of resources",
		operation('__CUSTOM_API_CALL__', 'getAll'),
		'Custom API Call is not an operation of this node',
		/HTTP Request/,
	],
];

describe.each(notThere)('%s that this version does not know', (_, parameters, message, advice) => {
	const run = async (node: Partial<INode> = {}) =>
		await runNode(emulator, parameters, { items, node });
	afterEach(() => expect(emulator.requests).toEqual([]));

	test('stops the run', async () => {
		const { error, outputs } = await run();
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(error?.description).toMatch(advice);
		expect(outputs.flat()).toEqual([]);
	});

	test('fails each item on continue', async () => {
		const { outputs } = await run({ onError: 'continueRegularOutput' });
		expect(outputs[0].map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
			[0, 1].map((item) => [`${message} [item ${item}]`, { item }]),
		);
	});

	test('sends each item to the error output', async () => {
		const { outputs } = await run({ onError: 'continueErrorOutput' });
		expect(outputs[0]).toEqual([]);
		expect(outputs[1].map(({ json }) => json)).toMatchObject([
			{ a: 1, error: `${message} [item 0]` },
			{ a: 2, error: `${message} [item 1]` },
		]);
	});
});

const broken = "={{ $('Nope').item.json.n }}";
test.each<INodeParameters>([
	{ limit: broken },
	{ returnAll: broken },
	{ filters: { title: broken } },
	{ sort: { order: broken } },
])('an expression that cannot be evaluated fails its item: %j', async (parameters) => {
	const { outputs } = await runNode(emulator, operation('sequence', 'getAll', parameters), {
		items,
		node: { onError: 'continueErrorOutput' },
	});
	expect(outputs[0]).toEqual([]);
	expect(outputs[1]).toHaveLength(2);
	expect(emulator.requests).toEqual([]);
});

test('items are worked on one after another, in their order', async () => {
	let inFlight = 0;
	let most = 0;
	emulator.inject(
		async (exchange) => {
			most = Math.max(most, ++inFlight);
			await delay(5)(exchange);
			inFlight--;
		},
		{ times: 6 },
	);
	const sequences = ['A', 'B'].map((title) => emulator.account.addSequence({ title }).id);
	const days = [3, 1, 2, 6, 5, 4];
	const { items: output } = await runNode(
		emulator,
		createStep('={{ $json.sequence }}', { channel: 'CallDemo', absoluteDays: '={{ $json.day }}' }),
		{ items: days.map((day, index) => ({ json: { day, sequence: sequences[index % 2] } })) },
	);
	expect(most).toBe(1);
	expect(output.map(({ json, pairedItem }) => [json.absoluteDays, pairedItem])).toEqual(
		days.map((day, item) => [day, { item }]),
	);
	expect(emulator.account.sequences.map(({ steps }) => steps.map((s) => s.absoluteDays))).toEqual([
		[3, 2, 5],
		[1, 6, 4],
	]);
});
