import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { delay, serverError } from './emulator/faults';
import { runNode } from './engine';
import { byId, createStep, operation, updateVariant } from './parameters';
import { storedVariant } from './storedVariant';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

const indexes = (length: number) => Array.from({ length }, (_, index) => index);
const itemsOf = (records: object[]) =>
	records.map((json) => ({ json: json as INodeExecutionData['json'] }));

/** Lets every request take a while, each another one, and counts how many are on their way at once. */
function watchRequests(milliseconds = (index: number) => (index % 3) * 10) {
	const seen = { most: 0 };
	let underway = 0;
	let count = 0;
	emulator.inject(
		async (exchange) => {
			seen.most = Math.max(seen.most, ++underway);
			try {
				await delay(milliseconds(count++))(exchange);
			} finally {
				underway--;
			}
		},
		{ times: Infinity },
	);
	return seen;
}

const steps = (sequenceIds: string[], count: number) =>
	itemsOf(
		indexes(count).map((index) => ({
			sequence: sequenceIds[index % sequenceIds.length],
			day: index + 1,
		})),
	);
const createSteps = async (
	items: INodeExecutionData[],
	options: INodeParameters = {},
	node?: Partial<INode>,
) =>
	await runNode(
		emulator,
		createStep('={{ $json.sequence }}', {
			channel: 'CallDemo',
			absoluteDays: '={{ $json.day }}',
			options,
		}),
		{ items, node },
	);
const addSequences = (count: number) =>
	indexes(count).map((index) => emulator.account.addSequence({ title: `Sequence ${index}` }).id);
const daysOf = (sequenceId: string) =>
	emulator.account.sequences
		.find(({ id }) => id === sequenceId)!
		.steps.map(({ absoluteDays }) => absoluteDays);

test.each([
	['5, unless told otherwise', {}, 5],
	['1', { itemsAtATime: 1 }, 1],
	['10', { itemsAtATime: 10 }, 10],
	['as many as an expression says', { itemsAtATime: '={{ 1 + 1 }}' }, 2],
])('Items at a Time: %s', async (_, options, most) => {
	const sequenceIds = addSequences(30);
	const seen = watchRequests(() => 20);
	const { items, error } = await runNode(
		emulator,
		operation('sequence', 'pause', { sequenceId: byId('={{ $json.id }}'), options }),
		{ items: itemsOf(sequenceIds.map((id) => ({ id }))) },
	);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.sequenceId)).toEqual(sequenceIds);
	expect(seen.most).toBe(most);
});

test.each([
	[0, 1],
	[-3, 1],
	[11, 10],
	[2.5, 3],
	['many', 5],
	['', 5],
])('%j items at a time are %i', async (itemsAtATime, most) => {
	const seen = watchRequests(() => 40);
	const { items } = await createSteps(steps(addSequences(24), 24), { itemsAtATime });
	expect(items).toHaveLength(24);
	expect(seen.most).toBe(most);
});

test('outputs are in the order of the items and linked to them, whichever answer came first', async () => {
	const sequenceIds = addSequences(7);
	watchRequests((index) => 30 - (index % 7) * 5);
	const items = steps(sequenceIds, 35);
	const run = await createSteps(items);
	expect(
		run.items.map(({ json, pairedItem }) => [json.sequenceId, json.absoluteDays, pairedItem]),
	).toEqual(items.map(({ json }, item) => [json.sequence, json.day, { item }]));
});

test('steps of one sequence are created in order while other sequences go on', async () => {
	const sequenceIds = addSequences(3);
	const seen = watchRequests();
	await createSteps(steps(sequenceIds, 30));
	expect(seen.most).toBe(3);
	for (const [index, sequenceId] of sequenceIds.entries()) {
		expect(daysOf(sequenceId)).toEqual(indexes(10).map((step) => step * 3 + index + 1));
	}
});

test('new sequences are created in the order of the items', async () => {
	const seen = watchRequests();
	const titles = indexes(8).map((index) => `Title ${index}`);
	await runNode(emulator, operation('sequence', 'create', { title: '={{ $json.title }}' }), {
		items: itemsOf(titles.map((title) => ({ title }))),
	});
	expect(seen.most).toBe(1);
	expect(emulator.account.sequences.map(({ title }) => title)).toEqual(titles);
});

test('items that change the same variant lose nothing', async () => {
	const payload = { subject: 'Old', content: 'Old', preheader: 'Old' };
	const { ids, variant } = storedVariant(emulator.account, { payload });
	watchRequests();
	const { error } = await runNode(
		emulator,
		updateVariant(ids, 'Email', {
			subject: '={{ $json.subject }}',
			content: '={{ $json.content }}',
			preheader: '={{ $json.preheader }}',
		}),
		{ items: itemsOf([{ subject: 'A' }, { content: 'B' }, { preheader: 'C' }, { subject: 'D' }]) },
	);
	expect(error).toBeUndefined();
	expect(variant.payload).toEqual({ subject: 'D', content: 'B', preheader: 'C' });
});

describe('five Email steps of a sequence', () => {
	const addEmails = () => {
		const sequence = emulator.account.addSequence({ title: 'Spring outreach' });
		return indexes(5).map((index) => {
			const variants = [{ payload: { subject: 'Old', content: 'Old' } }];
			const step = emulator.account.addStep(sequence, {
				type: 1,
				absoluteDays: index + 1,
				variants,
			});
			return { sequenceId: sequence.id, step, variantId: step.variants[0].id };
		});
	};
	const ids = {
		sequenceId: '={{ $json.sequenceId }}',
		stepId: '={{ $json.step.id }}',
		variantId: '={{ $json.variantId }}',
	};
	const update = async (emails: ReturnType<typeof addEmails>, fields: INodeParameters) =>
		await runNode(emulator, updateVariant(ids, 'Email', fields), { items: itemsOf(emails) });

	test('move to a later day in the order of the items', async () => {
		const emails = addEmails();
		watchRequests((index) => 40 - index * 10);
		const { error } = await update(emails.toReversed(), {
			absoluteDays: '={{ $json.step.absoluteDays + 1 }}',
		});
		expect(error).toBeUndefined();
		expect(emails.map(({ step }) => step.absoluteDays)).toEqual([2, 3, 4, 5, 6]);
	});

	test('get other texts side by side', async () => {
		const seen = watchRequests(() => 20);
		const { error } = await update(addEmails(), { subject: 'New' });
		expect(error).toBeUndefined();
		expect(seen.most).toBeGreaterThan(1);
	});
});

test('after a failure nothing new begins, and the first item that failed is named', async () => {
	const sequenceIds = addSequences(20);
	watchRequests(() => 20);
	const items = steps(sequenceIds, 20);
	items[2].json.day = 0;
	items[3].json.day = 'soon';
	const { error } = await createSteps(items);
	expect(error?.message).toBe('Day must be a whole number from 1 to 999, but is "0" [item 2]');
	// Those that began with it are finished.
	expect(sequenceIds.map((id) => daysOf(id).length)).toEqual([
		...[1, 1, 0, 0, 1],
		...indexes(15).fill(0),
	]);
});

test('on continue every failure stands in the place of its item', async () => {
	const sequenceIds = addSequences(4);
	const items = steps(sequenceIds, 20);
	items[5].json.day = 0;
	items[6].json.sequence = '12345';
	emulator.inject(serverError(), {
		when: ({ body }) => (body as { absoluteDays: number }).absoluteDays === 10,
	});
	const run = await createSteps(items, {}, { onError: 'continueRegularOutput' });
	expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
		indexes(20).map((item) => ({ item })),
	);
	const failed = indexes(20).filter((index) => run.items[index].json.error !== undefined);
	expect(failed).toEqual([5, 6, 9]);
	expect(sequenceIds.flatMap(daysOf)).toHaveLength(17);
});

test('a cancelled execution ends what is under way and begins nothing new', async () => {
	const sequenceIds = addSequences(20);
	const closed: Array<Promise<unknown>> = [];
	let cancel = () => {};
	emulator.inject(
		(exchange) => {
			// Never answered
			closed.push(exchange.closed);
			if (closed.length === 5) cancel();
		},
		{ times: Infinity },
	);
	await runNode(emulator, operation('sequence', 'pause', { sequenceId: byId('={{ $json.id }}') }), {
		items: itemsOf(sequenceIds.map((id) => ({ id }))),
		node: { onError: 'continueRegularOutput' },
		onStart: (cancelExecution) => (cancel = cancelExecution),
	});
	await Promise.all(closed);
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(emulator.requests).toHaveLength(5);
});
