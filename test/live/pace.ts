import { setTimeout } from 'node:timers/promises';

/** Time, so that tests need not wait. */
export interface Clock {
	now(): number;
	sleep(milliseconds: number): Promise<unknown>;
}

export const realClock: Clock = { now: Date.now, sleep: setTimeout };

/** Contract: 20 requests per minute for each endpoint, 300 in all. This makes at most 19 and 120. */
const BETWEEN_SAME = 3_100;
const BETWEEN_ANY = 500;

/** Spaces requests out. Returns a function that waits until the next request to an endpoint may leave. */
export function pacer({ now, sleep }: Clock) {
	const last = new Map<string, number>();
	let lastOfAny = -Infinity;
	return async (endpoint: string) => {
		const due = Math.max(lastOfAny + BETWEEN_ANY, (last.get(endpoint) ?? -Infinity) + BETWEEN_SAME);
		if (due > now()) await sleep(due - now());
		lastOfAny = now();
		last.set(endpoint, lastOfAny);
	};
}
