import type { Fault } from './emulator/faults';
import {
	dropConnection,
	failAfterHandling,
	loseAnswer,
	rateLimited400,
	rateLimited429,
	serverError,
} from './emulator/faults';
import { runNode } from './engine';
import { withFakeTime } from './fakeTime';
import { createStep } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

const ITEMS = 200;
const days = Array.from({ length: ITEMS }, (_, index) => index + 1);

/** 10 % rate limits of both kinds, 2 % 5xx, 1 % lost connections: each item's first request meets its fault. */
function faults(serverFault: Fault, connectionFault: Fault) {
	const faultOf = (day: number): Fault | undefined => {
		if (day % 50 === 7) return serverFault;
		if (day % 100 === 11) return connectionFault;
		if (day % 10 === 3)
			return day % 20 === 3 ? rateLimited400() : rateLimited429({ retryAfter: 2 });
		return undefined;
	};
	for (const day of days) {
		const fault = faultOf(day);
		const when = ({ body }: { body?: unknown }) =>
			(body as { absoluteDays?: number })?.absoluteDays === day;
		if (fault) emulator.inject(fault, { when });
	}
}

async function run() {
	const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
	const { items, error } = await runNode(
		emulator,
		createStep(id, { channel: 'CallDemo', absoluteDays: '={{ $json.day }}' }),
		{ items: days.map((day) => ({ json: { day } })), node: { onError: 'continueRegularOutput' } },
	);
	expect(error).toBeUndefined();
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(days.map((day) => ({ item: day - 1 })));

	const unknown = items.filter(({ json }) => String(json.message).startsWith('Outcome unknown'));
	const done = items.filter(({ json }) => json.error === undefined);
	expect(done.length + unknown.length).toBe(ITEMS);

	const created = emulator.account.sequences[0].steps.map(({ absoluteDays }) => absoluteDays);
	expect(new Set(created).size).toBe(created.length);
	return { done: done.length, unknown: unknown.length, created: created.length };
}

test('what was created is what succeeded and what is reported as unknown', async () => {
	const { result } = await withFakeTime(async () => {
		faults(failAfterHandling(503), loseAnswer());
		return await run();
	});
	expect(result).toEqual({ done: 194, unknown: 6, created: 200 });
	expect(emulator.requests).toHaveLength(ITEMS + 20);
});

test('what was lost on the way is reported as unknown, and nothing else is', async () => {
	const { result } = await withFakeTime(async () => {
		faults(serverError(502), dropConnection());
		return await run();
	});
	expect(result).toEqual({ done: 194, unknown: 6, created: 194 });
});
