import { answer } from './emulator/faults';
import { runNode } from './engine';
import { withFakeTime } from './fakeTime';
import { createStep } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const windowMs = 10_000;

const run = async (count = 1) =>
	await runNode(
		emulator,
		createStep(emulator.account.addSequence({ title: 'Spring outreach' }).id, {
			channel: 'CallDemo',
		}),
		{ items: Array.from({ length: count }, () => ({ json: {} })) },
	);
const statuses = () => emulator.requests.map(({ status }) => status);

test.each([
	['45 seconds ahead', 45_000, 1_000],
	['right', 0, 0],
	['45 seconds behind', -45_000, 1_000],
])(
	"windows are waited for, and no longer, if Saleshandy's clock is %s",
	async (_, aheadMs, rounding) => {
		const { result, waits } = await withFakeTime(async () => {
			emulator.limit({
				perEndpoint: 20,
				windowMilliseconds: windowMs,
				headers: 'always',
				clockAheadMilliseconds: aheadMs,
			});
			return await run(60);
		});
		expect(result.error).toBeUndefined();
		expect(statuses()).toEqual(Array(60).fill(201));
		expect(waits).toHaveLength(2);
		expect(Math.min(...waits)).toBeGreaterThanOrEqual(windowMs);
		expect(Math.max(...waits)).toBeLessThanOrEqual(windowMs + rounding);
	},
);

test('an answer without a date is read by the clock of n8n', async () => {
	const { waits } = await withFakeTime(async () => {
		const headers = {
			date: '',
			'x-ratelimit-reset': new Date(Date.now() + windowMs).toISOString(),
		};
		emulator.inject(answer(429, { message: 'Rate Limit exceeded' }, headers));
		return await run();
	});
	expect(statuses()).toEqual([429, 201]);
	expect(waits).toEqual([windowMs]);
});
