import { WindowLength } from '../nodes/Saleshandy/transport/windowLength';

/** Tries to guess a length: in each window the first try is bold, and goes on until it is let in. */
function tried(real: number, windows: number): number[] {
	const length = new WindowLength();
	return Array.from({ length: windows }, () => {
		let elapsed = length.guess(1, true);
		while (elapsed < real) {
			length.learn(elapsed, false);
			elapsed = length.guess(elapsed, false);
		}
		length.learn(elapsed, true);
		return elapsed;
	});
}

test.each([
	['a usual one at once', 1_000, [1_000, 1_000, 1_000]],
	['one between, closer with each window', 7_000, [10_000, 10_000, 8_250, 7_375]],
	['a minute', 60_000, [60_000, 60_000, 60_000]],
	['one that is longer than usual, in steps of half a minute', 100_000, [120_000, 105_000]],
])('finds %s', (_, real, expected) => {
	expect(tried(real, expected.length)).toEqual(expected);
});

test.each([500, 1_000, 4_321, 15_000, 60_000, 100_000])(
	'comes within an eighth of %i ms or to the shortest guess, and stays there',
	(real) => {
		const found = tried(real, 12);
		expect(Math.max(...found.slice(-4))).toBeLessThanOrEqual(Math.max(1_000, real * (8 / 7)));
		expect(Math.min(...found)).toBeGreaterThanOrEqual(real);
	},
);

test('a window that got longer is learned anew', () => {
	const length = new WindowLength();
	length.learn(1_000, true);
	expect(length.guess(10, true)).toBeLessThanOrEqual(1_000);
	length.learn(1_000, false);
	expect(length.enough).toBe(Infinity);
	expect(length.guess(1_000, false)).toBe(3_000);
});

test('a window that got shorter is learned anew', () => {
	const length = new WindowLength();
	length.learn(10_000, false);
	length.learn(30_000, true);
	length.learn(1_000, true);
	expect(length.enough).toBe(1_000);
	expect(length.guess(10, true)).toBeLessThanOrEqual(1_000);
});

test('a guess is never in the past', () => {
	const length = new WindowLength();
	for (const elapsed of [0, 999, 1_000, 59_999, 60_000, 500_000]) {
		expect(length.guess(elapsed, true)).toBeGreaterThan(elapsed);
		length.learn(elapsed, false);
		expect(length.guess(elapsed, false)).toBeGreaterThan(elapsed);
	}
});
