import fc from 'fast-check';

import { changed } from '../emulator/faults';
import { runNode } from '../engine';
import { withFakeTime } from '../fakeTime';
import { useEmulator } from '../useEmulator';
import { rows } from '../wire';
import { leavesOf, withLeaf } from '../wire/leaves';
import type { WireRow } from '../wire/row';

const emulator = useEmulator();
const ANSWERS = 12;

const odd = fc.constantFrom<unknown>(
	...[undefined, null, true, false, 0, -1, 1.5, 1e300, '', ' ', 'x', '12', '__proto__'],
	...['2026-13-45', 'x'.repeat(9_000), [], [null], [[]], [{}], ['x'], {}],
	...[{ a: { b: 1 } }, { length: 3 }, { message: 'x' }],
);
const change = fc.record({ request: fc.nat(), place: fc.nat(), value: odd });

/** The places of all values in an answer, of lists and objects too. */
const placesIn = (body: unknown) => {
	const places = leavesOf(body).flatMap((leaf) => leaf.map((_, index) => leaf.slice(0, index + 1)));
	return [...new Map(places.map((place) => [place.join(), place])).values()];
};

/** Runs the operation of a row. An item that fails becomes an error. */
async function run({ operation: name, arrange, parameters, items }: WireRow) {
	const [resource, operation] = name.split('.');
	arrange?.(emulator);
	const { result } = await withFakeTime(
		async () =>
			await runNode(
				emulator,
				{ resource, operation, ...parameters },
				{ items, node: { onError: 'continueRegularOutput' } },
			),
	);
	expect(result.error).toBeUndefined();
	return result.items.map(({ json }) => json.error).filter((error) => error !== undefined);
}

const expectWholePaths = () => {
	for (const { path } of emulator.requests) {
		expect(path).toMatch(/^\/(v1|files)(\/[\w.~@:%-]*\w[\w.~@:%-]*)+$/);
	}
};

test.each(rows)(
	'$operation, $fields: any answer leads to an output or a clear error',
	async (row) => {
		await run(row);
		const count = emulator.requests.length;
		for (const { request, place, value } of fc.sample(change, { numRuns: ANSWERS, seed: 7 })) {
			emulator.reset();
			const fault = changed(({ body }) => {
				const places = placesIn(body);
				return places.length === 0
					? {}
					: { body: withLeaf(body as never, places[place % places.length], value) };
			});
			emulator.inject(fault, { skip: request % count });
			for (const error of await run(row)) {
				expect(error).toMatch(/\S/);
				expect(error).not.toMatch(
					/is not a function|Cannot (read|convert|destructure|GET)|is not iterable|\[object/,
				);
			}
			expectWholePaths();
		}
	},
);

test.each(rows)('$operation, $fields: an ID that no answer has is not sent', async (row) => {
	const withoutIds = (body: unknown) =>
		JSON.parse(JSON.stringify(body ?? null, (key, value) => (key === 'id' ? undefined : value)));
	emulator.inject(
		changed(({ body }) => ({ body: withoutIds(body) })),
		{ when: ({ method }) => method === 'GET', times: Infinity },
	);
	// The API's messages for a missing value.
	const refused = /must be a string|should not be empty|must match/;
	for (const error of await run(row)) expect(error).not.toMatch(refused);
	expectWholePaths();
});
