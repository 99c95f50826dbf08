import type { INode, INodeExecutionData } from 'n8n-workflow';

import { answer, serverError } from './emulator/faults';
import { runNode } from './engine';
import { createStep, updateVariant } from './parameters';
import { storedVariant } from './storedVariant';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

const days = (...values: unknown[]): INodeExecutionData[] =>
	values.map((day) => ({ json: { day } as INodeExecutionData['json'] }));

const run = async (items: INodeExecutionData[], node?: Partial<INode>) =>
	await runNode(
		emulator,
		createStep(emulator.account.addSequence({ title: 'Spring outreach' }).id, {
			channel: 'CallDemo',
			absoluteDays: '={{ $json.day }}',
		}),
		{ items, node },
	);

test('each item becomes one step, in order and linked to its item', async () => {
	const { items } = await run(days(5, 1, 3));
	expect(items.map(({ json, pairedItem }) => [json.absoluteDays, pairedItem])).toEqual([
		[5, { item: 0 }],
		[1, { item: 1 }],
		[3, { item: 2 }],
	]);
	expect(
		emulator.requests.map(({ body }) => (body as { absoluteDays: number }).absoluteDays),
	).toEqual([5, 1, 3]);
});

test('500 items in one run', async () => {
	const { items, error } = await run(days(...Array.from({ length: 500 }, (_, index) => index + 1)));
	expect(error).toBeUndefined();
	expect(items).toHaveLength(500);
	expect(emulator.account.sequences[0].steps).toHaveLength(500);
});

test('no items, no requests', async () => {
	const { error } = await run([]);
	expect(error).toBeUndefined();
	expect(emulator.requests).toEqual([]);
});

test('the run stops at the item that failed, and names it', async () => {
	const { error, items } = await run(days(1, 'soon', 3));
	expect(error?.message).toBe(`'Day' must be a whole number from 1 to 999, but is "soon" [item 1]`);
	expect(error?.context.itemIndex).toBe(1);
	expect(items).toEqual([]);
	expect(emulator.requests).toHaveLength(1);
});

const failures = [
	{
		json: {
			error: `'Day' must be a whole number from 1 to 999, but is "soon" [item 1]`,
		},
		pairedItem: { item: 1 },
	},
	{
		json: {
			error: 'Operation failed [item 2]',
			message:
				'When you add or move an Email step, one known cause is another Email step on that day.',
		},
		pairedItem: { item: 2 },
	},
];
const injectRefusal = () =>
	emulator.inject(answer(400, { code: 4000, type: 'error', message: 'Operation failed' }), {
		skip: 1,
	});

test('on continue, a failed item says what happened in its place', async () => {
	injectRefusal();
	const { error, items } = await run(days(1, 'soon', 3, 4), { onError: 'continueRegularOutput' });
	expect(error).toBeUndefined();
	expect(items).toMatchObject([
		{ json: { absoluteDays: 1 }, pairedItem: { item: 0 } },
		...failures,
		{ json: { absoluteDays: 4 }, pairedItem: { item: 3 } },
	]);
});

test('the error output gets the failed items, with what came in', async () => {
	injectRefusal();
	const { outputs } = await run(days(1, 'soon', 3, 4), { onError: 'continueErrorOutput' });
	expect(outputs[0]).toMatchObject([
		{ json: { absoluteDays: 1 }, pairedItem: { item: 0 } },
		{ json: { absoluteDays: 4 }, pairedItem: { item: 3 } },
	]);
	expect(outputs[1]).toMatchObject(failures);
	expect(outputs[1].map(({ json }) => json.day)).toEqual(['soon', 3]);
});

describe('a read that three items need and that fails', () => {
	const runThree = async (node: Partial<INode>) => {
		emulator.inject(answer(400, { code: 40100, type: 'error', message: 'Sequence not found' }), {
			times: 3,
		});
		const { ids } = storedVariant(emulator.account, { payload: { content: 'Old' } });
		const stepIds = [ids.stepId, 'Other1', 'Other2'];
		return await runNode(
			emulator,
			updateVariant({ ...ids, stepId: '={{ $json.stepId }}' }, 'Email', { subject: 'New' }),
			{ items: stepIds.map((stepId) => ({ json: { stepId } })), node },
		);
	};

	test('fails each of them under its own number', async () => {
		const { items } = await runThree({ onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => json.error)).toEqual(
			[0, 1, 2].map((item) => `Sequence not found [item ${item}]`),
		);
	});

	test('ends the run with the first of them', async () => {
		const { error } = await runThree({});
		expect(error?.message).toBe('Sequence not found [item 0]');
		expect(error?.context.itemIndex).toBe(0);
		expect(error?.httpCode).toBe('400');
		expect(error?.stack).toContain('Sequence not found');
	});
});

describe('as a tool of an AI agent', () => {
	const type = 'test.saleshandyTool';
	const refusal =
		'Operation failed\nWhen you add or move an Email step, one known cause is another Email step on that day.';

	test('the message holds the advice, and no item', async () => {
		emulator.inject(answer(400, { code: 4000, type: 'error', message: 'Operation failed' }));
		const { error } = await run(days(1), { type });
		expect(error?.message).toBe(refusal);
		expect(error?.description).toBeUndefined();
	});

	test('without advice it is the sentence alone', async () => {
		const { error } = await run(days('soon'), { type });
		expect(error?.message).toBe(`'Day' must be a whole number from 1 to 999, but is "soon"`);
	});

	test('on continue the model gets the same', async () => {
		emulator.inject(answer(400, { code: 4000, type: 'error', message: 'Operation failed' }));
		const { items } = await run(days(1), { type, onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => json)).toEqual([{ error: refusal }]);
	});
});

test('an expression that cannot be evaluated is the fault of its item', async () => {
	const { items } = await runNode(
		emulator,
		createStep(emulator.account.addSequence({ title: 'Spring outreach' }).id, {
			channel: 'CallDemo',
			absoluteDays: '={{ $json.day.missing.deep }}',
		}),
		{ items: days({ missing: { deep: 2 } }, 1), node: { onError: 'continueRegularOutput' } },
	);
	expect(items[0].json).toMatchObject({ absoluteDays: 2 });
	expect(items[1].json.error).toContain('[item 1]');
});

test('the API key is in the request header and nowhere else', async () => {
	const apiKey = 'emulator-key';
	emulator.inject(answer(400, { message: `Invalid token ${apiKey}`, code: 1001 }));
	emulator.inject(serverError());
	const results = [
		await run(days(1)),
		await run(days(1)),
		await run(days('soon')),
		await run(days(1)),
		await run(days(1), { onError: 'continueRegularOutput' }),
	];
	expect(results.map(({ error }) => error !== undefined)).toEqual([true, true, true, false, false]);
	expect(JSON.stringify(results)).not.toContain(apiKey);
	for (const { headers, ...rest } of emulator.requests) {
		expect(headers['x-api-key']).toBe(apiKey);
		expect(
			JSON.stringify([
				{ ...rest, reason: '' },
				{ ...headers, 'x-api-key': '' },
			]),
		).not.toContain(apiKey);
	}
});
