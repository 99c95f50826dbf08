import fc from 'fast-check';

import { parseCsv } from '../nodes/Saleshandy/csv';

test.each([
	['nothing', '', []],
	[
		'empty lines',
		'a,b\n\n\r\nc,d\n',
		[
			['a', 'b'],
			['c', 'd'],
		],
	],
	[
		'empty cells',
		',\na,,c',
		[
			['', ''],
			['a', '', 'c'],
		],
	],
	[
		'quotes that are not closed',
		'a,"b\nc,d',
		[
			['a', '"b'],
			['c', 'd'],
		],
	],
	['quotes inside of a cell', 'a "b" c,"d" e', [['a "b" c', '"d" e']]],
	['line breaks of three kinds', 'a\rb\nc\r\nd', [['a'], ['b'], ['c'], ['d']]],
])('%s', (_, text, rows) => expect(parseCsv(text)).toEqual(rows));

test('whatever is written in quotes is read again', () => {
	const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\r', '\n', '\uFEFF') });
	const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
	fc.assert(
		fc.property(
			fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })),
			fc.constantFrom('\n', '\r\n', '\r'),
			fc.boolean(),
			(rows, lineBreak, hasMark) => {
				const lines = rows.map((row) => row.map(quoted).join(','));
				const text = (hasMark ? '\uFEFF' : '') + lines.join(lineBreak);
				expect(parseCsv(text)).toEqual(rows);
			},
		),
	);
});

test('a large file takes as long as its size', () => {
	const cell = `"${'a""\n'.repeat(1_000_000)}"`;
	expect(parseCsv(`Email,Reason\na@x.org,${cell}`)[1][1]).toHaveLength(3_000_000);
	expect(parseCsv('"'.repeat(1_000_001))).toHaveLength(1);
});
