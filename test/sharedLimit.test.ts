import type { INode } from 'n8n-workflow';

import type { Fault } from './emulator/faults';
import { rateLimited429 } from './emulator/faults';
import type { RunOptions } from './engine';
import { credential, runNode } from './engine';
import { withFakeTime } from './fakeTime';
import { createStep } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

const sleep = async (milliseconds: number) =>
	await new Promise((resolve) => setTimeout(resolve, milliseconds));

/** An execution that adds call steps, each to a sequence of its own unless told otherwise. */
async function execution(count: number, options: RunOptions = {}, sequences = count) {
	const ids = Array.from(
		{ length: sequences },
		(_, index) => emulator.account.addSequence({ title: `Sequence ${index}` }).id,
	);
	const items = Array.from({ length: count }, (_, index) => ({
		json: { sequence: ids[index % sequences], day: index + 1 },
	}));
	const parameters = createStep('={{ $json.sequence }}', {
		channel: 'CallDemo',
		absoluteDays: '={{ $json.day }}',
	});
	return await runNode(emulator, parameters, { items, ...options });
}

const statuses = () => emulator.requests.map(({ status }) => status);

const withCredential = (id: string): Partial<INode> => ({
	credentials: { saleshandyApi: { id, name: `Saleshandy ${id}` } },
});

/** Requests take no time on the faked clock: it stands still until this many were answered. */
async function answered(count: number) {
	while (statuses().length < count) await new Promise(setImmediate);
}

test.each([
	[2_000, 500],
	[10_000, 0],
	[10_000, 3_000],
	[30_000, 7_000],
	[60_000, 20_000],
])(
	'two executions share %i ms that no answer names, the second %i ms behind',
	async (windowMs, later) => {
		const { result } = await withFakeTime(async () => {
			emulator.limit({
				perEndpoint: 20,
				windowMilliseconds: windowMs,
				refusal: '400',
				headers: 'never',
			});
			const begin = Date.now();
			const first = execution(100, {}, 20);
			await answered(20);
			await sleep(later);
			const runs = await Promise.all([first, execution(100, {}, 20)]);
			return { runs, took: Date.now() - begin };
		});
		for (const { error, items } of result.runs) {
			expect(error).toBeUndefined();
			expect(items).toHaveLength(100);
		}
		expect(statuses().filter((status) => status === 201)).toHaveLength(200);
		// As if one execution had all the items, which takes ten windows. Apart they take up to twice as long.
		expect(result.took).toBeLessThanOrEqual(1.3 * 9 * windowMs);
	},
);

test('an execution that is cancelled while it waits holds no other up', async () => {
	let cancel = () => {};
	const { result } = await withFakeTime(async () => {
		emulator.limit({ perEndpoint: 5, windowMilliseconds: 10_000, headers: 'never' });
		const first = execution(20, { onStart: (cancelExecution) => (cancel = cancelExecution) });
		const second = execution(20);
		await answered(6);
		cancel();
		await first;
		return await second;
	});
	expect(result.error).toBeUndefined();
	expect(result.items).toHaveLength(20);
});

test('one that gives up leaves the others their own patience', async () => {
	const { result } = await withFakeTime(async () => {
		emulator.inject(rateLimited429({ retryAfter: 30 }), { times: 6 });
		const first = execution(1);
		await answered(4);
		return await Promise.all([first, execution(3)]);
	});
	const [first, second] = result;
	expect(first.error?.description).toContain('Retry On Fail');
	expect(second.error).toBeUndefined();
	expect(second.items).toHaveLength(3);
	expect(statuses()).toEqual([...Array(6).fill(429), 201, 201, 201]);
});

test('with another credential nothing is waited for', async () => {
	let isOtherDone = false;
	await withFakeTime(
		async () => {
			emulator.inject(rateLimited429({ retryAfter: 30 }));
			const first = execution(1);
			await answered(1);
			await execution(3, { node: withCredential(`${credential.id} of another account`) });
			expect(statuses()).toEqual([429, 201, 201, 201]);
			isOtherDone = true;
			await first;
		},
		// Until then time stands still.
		async () => void (isOtherDone && (await jest.advanceTimersToNextTimerAsync())),
	);
	expect(statuses()).toHaveLength(5);
});

test('a refusal long ago slows nothing down', async () => {
	let most = 0;
	await withFakeTime(async () => {
		emulator.inject(rateLimited429({ retryAfter: 1 }), { skip: 6 });
		await execution(8);
		// Another request now and then: all the while the gate is in use.
		for (let count = 0; count < 3; count++) {
			await sleep(40_000);
			await execution(1);
		}
		let underway = 0;
		const watch: Fault = async ({ handle, send }) => {
			most = Math.max(most, ++underway);
			for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate);
			underway--;
			send(await handle());
		};
		emulator.inject(watch, { times: Infinity });
		await execution(20);
	});
	expect(most).toBe(5);
});

test('after a minute without a request all that was learned is forgotten', async () => {
	const { waits } = await withFakeTime(async () => {
		emulator.limit({ perEndpoint: 1, windowMilliseconds: 10_000, headers: 'never' });
		await execution(2);
		await sleep(66_000);
		await execution(2);
	});
	const [before, after] = [waits.indexOf(66_000), waits.length].map((end, index, ends) =>
		waits.slice(index === 0 ? 0 : ends[0] + 1, end).map((wait) => Math.round(wait / 1000)),
	);
	expect(before.length).toBeGreaterThan(1);
	expect(after).toEqual(before);
});
