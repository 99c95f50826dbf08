import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

/** Reads until what is read is as expected; then, or when patience is at an end, compares for good. */
export async function eventually<T>(read: () => T | Promise<T>, expected: T) {
	const last = await readUntil(read, (value) => isEqual(value, expected));
	assert.deepEqual(last, expected);
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

function isEqual(actual: unknown, expected: unknown) {
	try {
		assert.deepEqual(actual, expected);
		return true;
	} catch {
		return false;
	}
}
