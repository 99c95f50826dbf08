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
	['a 429 that names nothing', () => rateLimited429(), 5_000],
	['a 400 that says rate limit', () => rateLimited400(), 5_000],
	[
		'a 400 that says rate limit in another envelope',
		() => answer(400, { error_code: 40000, error_message: 'rate limit reached' }),
		5_000,
	],
	['a 429 that names a very long time', () => rateLimited429({ retryAfter: 3_600 }), 15_000],
	['a 429 with a window that has ended', () => rateLimited429({ reset: '2020-01-01' }), 5_000],
	['a 429 with nonsense', () => rateLimited429({ retryAfter: 'soon' as never }), 5_000],
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

test('after five refusals the node gives up and says so', async () => {
	emulator.inject(rateLimited400(), { times: 9 });
	const { result, waits } = await withFakeTime(() => run());
	expect(result.error?.message).toBe('Rate Limit exceeded [item 0]');
	expect(result.error?.description).toContain('Retry On Fail');
	expect(waits).toEqual([5_000, 10_000, 15_000, 15_000]);
	expect(emulator.requests).toHaveLength(5);
	expect(steps()).toEqual([]);
});

test('a 429 in other words gets the same advice', async () => {
	emulator.inject(answer(429, { message: 'Too many requests' }), { times: 9 });
	const { result } = await withFakeTime(() => run());
	expect(result.error?.message).toContain('Too many requests');
	expect(result.error?.description).toContain('Retry On Fail');
});

test.each(['400', '429'] as const)(
	'of 100 items at 20 a window (%s) none is lost',
	async (refuse) => {
		const { result } = await withFakeTime(async () => {
			emulator.limit({ requests: 20, windowMs: 10_000, refuse, headers: refuse === '429' });
			return await run(100);
		});
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json }) => json.absoluteDays)).toEqual(
			Array.from({ length: 100 }, (_, index) => index + 1),
		);
		expect(steps()).toHaveLength(100);
	},
);

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
