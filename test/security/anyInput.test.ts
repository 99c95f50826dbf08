import fc from 'fast-check';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { Saleshandy } from '../../nodes/Saleshandy/Saleshandy.node.ts';
import { anyText } from '../arbitraries';
import { runNode } from '../engine';
import { useEmulator } from '../useEmulator';
import { rows } from '../wire';
import { leafAt, leavesOf, withLeaf } from '../wire/leaves';

const emulator = useEmulator();
const ITEMS = 12;

/** An object whose own key has this name, `__proto__` too, as JSON.parse makes it. */
const holding = (name: string) => JSON.parse(`{ "${name}": { "polluted": true }, "a": 1 }`);
const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

const ids = [
	...['.', '..', '../..', '..%2f..', '%2e%2e', '/', '//evil.example/x', 'abcde/../fghij'],
	...['abcde\\..\\fghij', 'abcde?x=1', 'abcde#x', 'abcde%00', 'abcde\u0000', 'abcde\nfghij'],
	...['abcde\r\nx-injected: 1', 'http://evil.example', '@evil.example', ':80', '12345'],
	...['abcde\u202e', 'ａｂｃｄｅ', '\ud800\ud800abc', ' ', ''],
];
const texts = [
	'={{ 1 + 1 }}',
	'{{ $json.secret }}',
	"{{ $('Start').item.json.secret }}",
	'\\{{ 1 }}',
];
const others = [
	null,
	undefined,
	0,
	-1,
	1.5,
	NaN,
	Infinity,
	true,
	false,
	[],
	{},
	[null],
	[[]],
	[{}],
];

/** It cannot become text, neither as a value nor as the mode of a locator. */
const unprintable = { toString: null, valueOf: null };
const oddLocator = { ...unprintable, mode: unprintable, value: 'Abcde12345' };

const odd: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom<unknown>(...ids, ...texts, ...others, ...names, ...names.map(holding)),
	fc.constantFrom<unknown>(...names.map((name) => [holding(name)])),
	anyText({ maxLength: 40 }),
	fc.constant('x'.repeat(9_000)),
);

const prototypes = () =>
	JSON.stringify(
		[Object.prototype, Array.prototype, Function.prototype].map((prototype) =>
			Reflect.ownKeys(prototype).map(String),
		),
	);
const before = prototypes();

/** What the editor offers no expression for. */
const withoutExpression = new Set(
	new Saleshandy().description.properties
		.filter(({ noDataExpression }) => noDataExpression)
		.map(({ name }) => name),
);

/** The row of each operation with the most fields. */
const fullest = [...new Map(rows.map((row) => [row.operation, row])).keys()].map((operation) =>
	rows
		.filter((row) => row.operation === operation)
		.reduce((a, b) => (leavesOf(b.parameters).length > leavesOf(a.parameters).length ? b : a)),
);

/*
 * Whatever comes in by expression, each item has an output or a clear error; what leaves satisfies
 * the contract and goes to the operation's own calls; nothing is evaluated twice or pollutes.
 */
test.each(fullest)('$operation with any input', async (row) => {
	const [resource, operation] = row.operation.split('.');
	const leaves = leavesOf(row.parameters).filter(([name]) => !withoutExpression.has(name));
	const parameters = leaves.reduce<INodeParameters>(
		(all, path, index) => withLeaf(all, path, `={{ $json.values[${index}] }}`),
		{ resource, operation, ...row.parameters },
	);
	const good = leaves.map((path) => leafAt(row.parameters, path));
	const input = fc.tuple(
		...good.map((value) => fc.oneof({ weight: 5, arbitrary: fc.constant(value) }, odd)),
	);
	const inputs = [
		...fc.sample(input, { numRuns: ITEMS, seed: 7 }),
		...good.map((_, index) => good.with(index, oddLocator)),
	];
	const items = inputs.map((values): INodeExecutionData => ({
		...row.items?.[0],
		json: { values: values as never, secret: 'evaluated twice' },
	}));

	row.arrange?.(emulator);
	const {
		items: output,
		error,
		run,
	} = await runNode(emulator, parameters, {
		items,
		node: { onError: 'continueRegularOutput' },
	});

	expect(error).toBeUndefined();
	const answered = output.flatMap(({ pairedItem }) => pairedItem as { item: number });
	const many = /^(getAll|get[A-Z]|search)/.test(operation);
	const silent = items.filter((_, index) => !answered.some(({ item }) => item === index));
	expect(many ? [] : silent).toEqual([]);
	for (const { json } of output) {
		if (json.error === undefined) continue;
		expect(json.error).toMatch(/\S/);
		expect(json.error).not.toMatch(
			/is not a function|Cannot (read|convert|destructure)|undefined|\[object|is not iterable|primitive/,
		);
	}
	const calls = new Set(rows.flatMap(({ requests }) => requests.map((r) => r.operationId)));
	for (const request of emulator.requests) {
		// API Request reaches any path below the Base URL.
		if (resource !== 'apiRequest') expect(calls).toContain(request.operationId);
		expect(request.path).toMatch(/^\/(v1|files)(\/[\w.~@:-]*\w[\w.~@:-]*)+$/);
		expect(request.headers).not.toHaveProperty('x-injected');
		expect(JSON.stringify(request.body ?? '')).not.toContain('evaluated twice');
	}
	expect(JSON.stringify(run)).not.toContain('emulator-key');
	expect(prototypes()).toBe(before);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
