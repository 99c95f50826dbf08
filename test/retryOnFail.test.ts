import { makeHandleToolInvocation } from 'n8n-core/dist/execution-engine/node-execution-context/utils/get-input-connection-data';
import { SupplyDataContext } from 'n8n-core';
import type { INode, INodeExecutionData } from 'n8n-workflow';
import { createEmptyRunExecutionData, NodeConnectionTypes } from 'n8n-workflow';

import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { answer, loseAnswer } from './emulator/faults';
import { additionalData, runNode, UNDER_TEST, workflowOf } from './engine';
import { inMemory } from './engine/files';
import { byId, createStep, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

const refusal = () => answer(400, { code: 4000, type: 'error', message: 'Operation failed' });
const days = (...values: unknown[]): INodeExecutionData[] =>
	values.map((day) => ({ json: { day } as INodeExecutionData['json'] }));
const created = () => emulator.account.sequences[0].steps.map(({ absoluteDays }) => absoluteDays);

async function run(items: INodeExecutionData[], node: Partial<INode> = {}) {
	const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
	return await runNode(
		emulator,
		createStep(id, { channel: 'CallDemo', absoluteDays: '={{ $json.day }}' }),
		{ items, node: { ...retry, ...node } },
	);
}

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'a failing first item makes n8n try again, and only that item is sent again: %s',
	async (onError) => {
		const isFirst = ({ body }: { body?: unknown }) =>
			(body as { absoluteDays: number }).absoluteDays === 1;
		emulator.inject(refusal(), { times: 2, when: isFirst });
		const { outputs } = await run(days(1, 2, 3), { onError });
		expect(created()).toEqual([2, 3, 1]);
		expect(emulator.requests).toHaveLength(5);
		expect(outputs[0].map(({ json, pairedItem }) => [json.absoluteDays, pairedItem])).toEqual(
			[1, 2, 3].map((day, item) => [day, { item }]),
		);
	},
);

test('a failing last item is tried again alone after a stop', async () => {
	emulator.inject(refusal(), { skip: 2, times: 1 });
	const { items, error } = await run(days(1, 2, 3));
	expect(error).toBeUndefined();
	expect(created()).toEqual([1, 2, 3]);
	expect(emulator.requests).toHaveLength(4);
	expect(items.map(({ json }) => json.absoluteDays)).toEqual([1, 2, 3]);
});

test('bad input repeats nothing that is done', async () => {
	const { error } = await run(days(1, 2, 'soon'));
	expect(error?.message).toContain('[item 2]');
	expect(created()).toEqual([1, 2]);
});

test.each([undefined, 'continueRegularOutput', 'continueErrorOutput'] as const)(
	'a write whose outcome is unknown is not sent again: %s',
	async (onError) => {
		emulator.inject(loseAnswer());
		const { error, outputs } = await run(days(1), { onError });
		expect(created()).toEqual([1]);
		expect(emulator.requests).toHaveLength(1);
		const [failed] = outputs.flat();
		expect(error?.description ?? failed.json.message).toMatch(/^Outcome unknown/);
	},
);

test('a write whose answer cannot be read is done', async () => {
	const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
	emulator.answer('createSubsequence', () => ({ body: { message: 'Created', payload: 7 } }));
	const { error } = await runNode(
		emulator,
		operation('subsequence', 'create', {
			sequenceId: byId(id),
			title: 'Opened twice',
			conditions: { condition: [{ subject: 'replied', comparison: 'is', value: true }] },
		}),
		{ node: retry },
	);
	expect(error).toBeUndefined();
	expect(emulator.requests).toHaveLength(1);
});

test('the same items in another run are other items', async () => {
	const items = days(1);
	await run(items);
	const { id } = emulator.account.sequences[0];
	await runNode(
		emulator,
		createStep(id, { channel: 'CallDemo', absoluteDays: '={{ $json.day }}' }),
		{ items, node: retry },
	);
	expect(created()).toEqual([1, 1]);
});

test('with Execute Once the one item is done once', async () => {
	emulator.inject(refusal(), { times: 1 });
	await run(days(1, 2), { executeOnce: true });
	expect(created()).toEqual([1]);
});

test('a file that was stored is not uploaded again for an item that failed afterwards', async () => {
	const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
	const variant = [{ subject: 'A', content: 'A', attachmentFields: 'data' }];
	emulator.inject(refusal(), { skip: 1, times: 1 });
	const { error } = await runNode(
		emulator,
		createStep(id, { channel: 'Email', emailVariants: { variant } }),
		{ items: [{ json: {}, binary: { data: inMemory({ bytes: Buffer.from('A') }) } }], node: retry },
	);
	expect(error).toBeUndefined();
	expect(emulator.account.attachments).toHaveLength(1);
	expect(emulator.requests.map(({ operationId }) => operationId)).toEqual([
		'uploadAttachment',
		'createStep',
		'createStep',
	]);
});

test('a read is remembered too', async () => {
	emulator.account.addSequence({ title: 'A' });
	emulator.inject(refusal(), { skip: 1, times: 1 });
	const { items } = await runNode(emulator, operation('sequence', 'getAll'), {
		items: days(1, 2),
		node: retry,
	});
	expect(items).toHaveLength(2);
	expect(emulator.requests).toHaveLength(3);
});

test('the tool of an agent before version 3, which makes a new item for each try', async () => {
	const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
	const type = new Saleshandy();
	const parameters = createStep(id, { channel: 'CallDemo' });
	const workflow = workflowOf(type, parameters, { type: 'test.saleshandyTool', ...retry });
	const node = workflow.getNode(UNDER_TEST)!;
	const runData = createEmptyRunExecutionData();
	const agentItems = [{ json: { who: 'agent' } }];
	const source = { node: workflow.getNode('Start')!, data: { main: [agentItems] }, source: null };
	const invoke = makeHandleToolInvocation(
		(runIndex: number) =>
			new SupplyDataContext(
				workflow,
				node,
				additionalData(emulator),
				'manual',
				runData,
				runIndex,
				agentItems,
				{},
				NodeConnectionTypes.AiTool,
				source,
				[],
			) as never,
		node,
		type,
		runData,
	);
	emulator.inject(loseAnswer());
	await expect(invoke({ text: 'hello' })).rejects.toThrow();
	expect(emulator.requests).toHaveLength(1);
	emulator.inject(refusal(), { times: 1 });
	await invoke({ text: 'hello' });
	expect(created()).toEqual([1, 1]);
});
