import type { LimitRule } from './emulator';
import { rateLimited400, rateLimited429, answer } from './emulator/faults';
import { runNode } from './engine';
import { withFakeTime } from './fakeTime';
import { createStep } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

const run = async (count = 1) =>
	await runNode(
		emulator,
		createStep(emulator.account.addSequence({ title: 'Spring outreach' }).id, {
			channel: 'CallDemo',
			absoluteDays: '={{ $json.day }}',
		}),
		{ items: Array.from({ length: count }, (_, index) => ({ json: { day: index + 1 } })) },
	);
const steps = () => emulator.account.sequences.flatMap((sequence) => sequence.steps);

test.each([
	['a 429 that names seconds', () => rateLimited429({ retryAfter: 7 }), 7_000],
	[
		'a 429 that names the end of the window',
		() => rateLimited429({ reset: new Date(Date.now() + 4_000).toISOString() }),
		4_000,
	],
	['a 429 that names nothing', () => rateLimited429(), 1_000],
	['a 400 that says rate limit', () => rateLimited400(), 1_000],
	[
		'a 400 that says rate limit in another envelope',
		() => answer(400, { error_code: 40000, error_message: 'rate limit reached' }),
		1_000,
	],
	['a 429 that names a very long time', () => rateLimited429({ retryAfter: 3_600 }), 65_000],
	['a 429 with a window that has ended', () => rateLimited429({ reset: '2020-01-01' }), 1_000],
	['a 429 with nonsense', () => rateLimited429({ retryAfter: 'soon' as never }), 1_000],
])('%s is waited for', async (_, fault, wait) => {
	const { result, waits } = await withFakeTime(async () => {
		emulator.inject(fault());
		return await run();
	});
	expect(result.error).toBeUndefined();
	expect(result.items).toHaveLength(1);
	expect(steps()).toHaveLength(1);
	expect(waits.map((milliseconds) => Math.round(milliseconds / 1000) * 1000)).toEqual([wait]);
	expect(emulator.requests).toHaveLength(2);
});

test('after two minutes of refusals the node gives up and says so', async () => {
	emulator.inject(rateLimited400(), { times: 9 });
	const { result, waits } = await withFakeTime(() => run());
	expect(result.error?.message).toBe('Rate Limit exceeded [item 0]');
	expect(result.error?.description).toContain('Retry On Fail');
	expect(waits).toEqual([1_000, 2_000, 7_000, 20_000, 30_000, 30_000, 30_000]);
	expect(emulator.requests).toHaveLength(8);
	expect(steps()).toEqual([]);
});

test('a 429 in other words gets the same advice', async () => {
	emulator.inject(answer(429, { message: 'Too many requests' }), { times: 9 });
	const { result } = await withFakeTime(() => run());
	expect(result.error?.message).toContain('Too many requests');
	expect(result.error?.description).toContain('Retry On Fail');
});

/** How many requests were refused between two that were let in, wherever some were. */
function refusalsOfWindows() {
	const windows = [0];
	for (const { status } of emulator.requests) {
		if (status === 201) windows.push(0);
		else windows[windows.length - 1]++;
	}
	return windows.filter((refusals) => refusals > 0);
}

describe.each([1_000, 10_000, 60_000])('200 items at 20 in %i ms', (windowMs) => {
	const days = Array.from({ length: 200 }, (_, index) => index + 1);

	async function run(rule: Pick<LimitRule, 'refusal' | 'headers'>) {
		const sequenceIds = days
			.slice(0, 40)
			.map((day) => emulator.account.addSequence({ title: `Sequence ${day}` }).id);
		const parameters = createStep('={{ $json.sequence }}', {
			channel: 'CallDemo',
			absoluteDays: '={{ $json.day }}',
		});
		const items = days.map((day) => ({ json: { day, sequence: sequenceIds[day % 40] } }));

		const { result, waits } = await withFakeTime(async () => {
			emulator.limit({ perEndpoint: 20, windowMilliseconds: windowMs, ...rule });
			return await runNode(emulator, parameters, { items });
		});
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json }) => json.absoluteDays)).toEqual(days);
		expect(steps()).toHaveLength(200);
		return waits.reduce((sum, milliseconds) => sum + milliseconds, 0);
	}
	/** The first 20 may start at once, the last 20 nine windows later. */
	const floor = 9 * windowMs;

	test.each(['429', '400'] as const)('%s with headers', async (refusal) => {
		const waited = await run({ refusal, headers: 'always' });
		expect(waited).toBeGreaterThanOrEqual(floor);
		expect(waited).toBeLessThanOrEqual(1.15 * floor);
		expect(refusalsOfWindows()).toEqual([]);
	});

	test.each(['429', '400'] as const)('%s with headers on refusals alone', async (refusal) => {
		const waited = await run({ refusal, headers: 'refusals' });
		expect(waited).toBeGreaterThanOrEqual(floor);
		expect(waited).toBeLessThanOrEqual(1.15 * floor);
		expect(Math.max(...refusalsOfWindows())).toBeLessThanOrEqual(5);
	});

	test.each(['429', '400'] as const)('%s without headers', async (refusal) => {
		const waited = await run({ refusal, headers: 'never' });
		expect(waited).toBeGreaterThanOrEqual(floor);
		expect(waited).toBeLessThanOrEqual(1.3 * floor);
		// Five at a time; the first window's length is not known yet.
		const [first, ...others] = refusalsOfWindows();
		expect(first).toBeLessThanOrEqual(5 + 5);
		expect(Math.max(...others)).toBeLessThanOrEqual(5);
	});
});

test('a 400 of the same code with another text is not repeated', async () => {
	emulator.inject(answer(400, { code: 40000, type: 'error', message: 'Request not found' }));
	const { result, waits } = await withFakeTime(() => run());
	expect(result.error?.message).toContain('Request not found');
	expect(waits).toEqual([]);
	expect(emulator.requests).toHaveLength(1);
});

test('a cancelled execution stops waiting at once', async () => {
	const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
	let cancel = () => {};
	const { waits } = await withFakeTime(
		async () => {
			emulator.inject(rateLimited429({ retryAfter: 10 }));
			// Ends although time stands still.
			await runNode(emulator, createStep(id, { channel: 'CallDemo' }), {
				items: [{ json: {} }, { json: {} }],
				node: { onError: 'continueRegularOutput' },
				onStart: (cancelExecution) => (cancel = cancelExecution),
			});
			await jest.advanceTimersByTimeAsync(60_000);
			await new Promise((resolve) => setInterval(resolve, 50).unref());
		},
		() => cancel(),
	);
	expect(waits).toEqual([10_000]);
	expect(emulator.requests).toHaveLength(1);
	expect(steps()).toEqual([]);
});
