import { answer, htmlPage, rateLimited400, rateLimited429 } from './emulator/faults';
import type { RunOptions } from './engine';
import { runNode } from './engine';
import { withFakeTime } from './fakeTime';
import { createStep, updateVariant } from './parameters';
import { storedVariant } from './storedVariant';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

const WINDOW = 60_000;

/** Adds call steps to a sequence, one for each item. */
const addSteps = async (count = 1, options: RunOptions = {}) =>
	await runNode(
		emulator,
		createStep(emulator.account.addSequence({ title: 'Spring outreach' }).id, {
			channel: 'CallDemo',
			absoluteDays: '={{ $json.day }}',
		}),
		{
			items: Array.from({ length: count }, (_, index) => ({ json: { day: index + 1 } })),
			...options,
		},
	);
const steps = () => emulator.account.sequences.flatMap((sequence) => sequence.steps);
const statuses = () => emulator.requests.map(({ status }) => status);

/** The result of a run, and its duration on the faked clock. */
async function timed<Result>(run: () => Promise<Result>) {
	const { result } = await withFakeTime(async () => {
		const start = Date.now();
		return { result: await run(), took: Date.now() - start };
	});
	return result;
}

test.each([
	['a 429 with seconds', () => rateLimited429({ retryAfter: 7 }), 7_000],
	[
		'a 429 with the time of the reset',
		() => rateLimited429({ reset: new Date(Date.now() + 4_000).toISOString() }),
		4_000,
	],
	[
		'a reset by a clock that is ahead',
		() => {
			const ahead = Date.now() + 45_000;
			const date = new Date(ahead).toUTCString();
			return answer(429, {}, { date, 'x-ratelimit-reset': new Date(ahead + 4_000).toISOString() });
		},
		4_000,
	],
	[
		'a reset without a date',
		() =>
			answer(
				429,
				{},
				{ date: '', 'x-ratelimit-reset': new Date(Date.now() + 4_000).toISOString() },
			),
		4_000,
	],
	['a 429 without headers', () => rateLimited429(), 10_000],
	['a 400 that says rate limit', () => rateLimited400(), 10_000],
	[
		'a 400 that says rate limit in another envelope',
		() => answer(400, { error: true, error_code: 4000, error_message: 'rate limit reached' }),
		10_000,
	],
	['a 429 with a very long time', () => rateLimited429({ retryAfter: 3_600 }), 65_000],
	['a 429 with a reset that has passed', () => rateLimited429({ reset: '2020-01-01' }), 10_000],
	['a 429 with nonsense', () => rateLimited429({ retryAfter: 'soon' }), 10_000],
])('%s is waited for', async (_, fault, wait) => {
	const { result, took } = await timed(async () => {
		emulator.inject(fault());
		return await addSteps();
	});
	expect(result.error).toBeUndefined();
	expect(steps()).toHaveLength(1);
	expect(emulator.requests).toHaveLength(2);
	// A date is in whole seconds.
	expect(took).toBeGreaterThanOrEqual(wait);
	expect(took).toBeLessThanOrEqual(wait + 1_000);
});

test('a 400 of the same code with another text is not repeated', async () => {
	emulator.inject(answer(400, { code: 40000, type: 'error', message: 'Request not found' }));
	const { result, took } = await timed(addSteps);
	expect(result.error?.message).toContain('Request not found');
	expect(took).toBe(0);
	expect(emulator.requests).toHaveLength(1);
});

test('after two minutes of refusals the node gives up, and the other items are tried once', async () => {
	emulator.inject(rateLimited400(), { times: Infinity });
	const { result, took } = await timed(
		async () => await addSteps(3, { node: { onError: 'continueRegularOutput' } }),
	);
	expect(result.items.map(({ json }) => json)).toEqual(
		Array(3).fill({
			error: expect.stringMatching(/^Rate Limit exceeded/),
			message: expect.stringContaining('kept rate-limiting requests for about two minutes'),
		}),
	);
	expect(took).toBe(2 * WINDOW);
	expect(emulator.requests).toHaveLength(13 + 2);
	expect(steps()).toEqual([]);
});

test.each([
	['in other words', answer(429, { message: 'Too many requests' }), 'Too many requests'],
	['of a proxy', htmlPage(429), 'status 429'],
])('a 429 %s gets the same advice', async (_, fault, message) => {
	emulator.inject(fault, { times: Infinity });
	const { result } = await timed(addSteps);
	expect(result.error?.message).toContain(message);
	expect(result.error?.description).toContain('kept rate-limiting');
});

test('a cancelled execution stops waiting at once', async () => {
	let cancel = () => {};
	await withFakeTime(
		async () => {
			emulator.inject(rateLimited429({ retryAfter: 10 }));
			// Ends although time stands still.
			await addSteps(2, {
				node: { onError: 'continueRegularOutput' },
				onStart: (cancelExecution) => (cancel = cancelExecution),
			});
			await jest.advanceTimersByTimeAsync(WINDOW);
			await new Promise((resolve) => setInterval(resolve, 50).unref());
		},
		() => cancel(),
	);
	expect(statuses()).toEqual([429]);
	expect(steps()).toEqual([]);
});

describe('at 20 requests per minute', () => {
	test.each(['refusals', 'never'] as const)('200 steps, headers %s', async (headers) => {
		emulator.limit({ headers });
		const { result, took } = await timed(async () => await addSteps(200));
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json }) => json.absoluteDays)).toEqual(
			steps().map(({ absoluteDays }) => absoluteDays),
		);
		expect(steps()).toHaveLength(200);
		expect(took / (9 * WINDOW)).toBeGreaterThanOrEqual(1);
		expect(took / (9 * WINDOW)).toBeLessThan(headers === 'never' ? 1.15 : 1.05);
		expect(statuses().filter((status) => status !== 201)).toHaveLength(9);
	});

	test('100 updates in 100 sequences, with a read and a write each', async () => {
		emulator.limit({ headers: 'never' });
		const variants = Array.from({ length: 100 }, () =>
			storedVariant(emulator.account, { payload: { subject: 'A', content: 'A' } }),
		);
		const parameters = updateVariant(
			{
				sequenceId: '={{ $json.sequenceId }}',
				stepId: '={{ $json.stepId }}',
				variantId: '={{ $json.variantId }}',
			},
			'Email',
			{ subject: 'B' },
		);
		const items = variants.map(({ ids }) => ({ json: ids }));
		const { result, took } = await timed(
			async () => await runNode(emulator, parameters, { items }),
		);
		expect(result.error).toBeUndefined();
		expect(variants.map(({ variant }) => variant.payload.subject)).toEqual(Array(100).fill('B'));
		expect(took / (4 * WINDOW)).toBeLessThan(1.15);
	});

	test('two executions of 100 steps', async () => {
		emulator.limit({ headers: 'never' });
		const { result, took } = await timed(
			async () => await Promise.all([addSteps(100), addSteps(100)]),
		);
		expect(result.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(steps()).toHaveLength(200);
		expect(took / (9 * WINDOW)).toBeLessThan(1.15);
	});

	test('a run that waited says so in one hint', async () => {
		emulator.limit({ headers: 'never' });
		const { result } = await timed(async () => await addSteps(45));
		const { runData } = result.run.data.resultData;
		expect(runData.Saleshandy[0].hints).toEqual([
			{
				message:
					"Saleshandy's rate limit delayed 2 requests, 2 minutes in total. Its documented limit is 20 requests per minute for each endpoint.",
				type: 'info',
				location: 'outputPane',
			},
		]);
	});

	test('a run that did not wait shows no hint', async () => {
		const { run } = await addSteps(3);
		expect(run.data.resultData.runData.Saleshandy[0].hints ?? []).toEqual([]);
	});
});
