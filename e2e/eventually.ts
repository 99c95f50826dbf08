import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 30_000;
const POLL_MS = 100;

/** Reads until what is read is as expected; then, or when patience is at an end, compares for good. */
export async function eventually<T>(read: () => T | Promise<T>, expected: T) {
	const last = await readUntil(read, (value) => isEqual(value, expected));
	assert.deepEqual(last, expected);
}

/** Reads until the value is right, and returns the last one: right, or patience is at an end. */
export async function readUntil<T>(read: () => T | Promise<T>, isRight: (value: T) => boolean) {
	const deadline = Date.now() + PATIENCE_MS;
	for (;;) {
		const value = await read();
		if (isRight(value) || Date.now() > deadline) return value;
		await sleep(POLL_MS);
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
