import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

/** Reads until what is read is as expected; then, or when patience is at an end, compares for good. */
export async function eventually<T>(read: () => T | Promise<T>, expected: T) {
	const last = await readUntil(read, (value) => isDeepStrictEqual(value, expected));
	assert.deepEqual(last, expected);
}

/** @throws if something has not become true when patience is at an end */
export async function until(what: string, isSo: () => Promise<boolean>) {
	assert.ok(await readUntil(isSo, Boolean), `Still not so: ${what}`);
}

/** Reads until the value is right, and returns the last one: right, or patience is at an end. */
export async function readUntil<T>(
	read: () => T | Promise<T>,
	isRight: (value: T) => boolean,
	{ patienceMs = 30_000, pollMs = 100 } = {},
) {
	const deadline = Date.now() + patienceMs;
	for (;;) {
		const value = await read();
		if (isRight(value) || Date.now() > deadline) return value;
		await sleep(pollMs);
	}
}
