import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { Expression } from 'n8n-workflow';

import { isMergeTag } from '../nodes/Saleshandy/expressions/mergeTags';
import { messageTemplate } from '../nodes/Saleshandy/expressions/template';

test.each([
	'',
	' ',
	'2024',
	'007',
	'24/7',
	'100%',
	'"a" | "b"',
	'null',
	'$firstName',
	'$newInN8n.a',
	'$json. ',
	'$json.First Name',
	'First Name|$json.name',
	"$json.name + '",
	"$('A').item",
	'$(\\"A\\").item',
	'Date.a',
	'new Date',
	'Date (2024)',
	'Number(5)',
])("%p is n8n's, whether n8n can make something of it or not", (code) => {
	expect(isMergeTag(code)).toBe(false);
});

/** n8n's global names: those with a value, and the empty ones, most of which are blocked. */
const n8nGlobals: IDataObject = {};
Expression.initializeGlobalContext(n8nGlobals);
const [offered, blocked] = [true, false].map((isOffered) =>
	Object.entries(n8nGlobals)
		.filter(([, value]) => isOffered === Reflect.ownKeys(Object(value)).length > 0)
		.map(([name]) => name),
);

test('n8n offers these globals and no others', () => {
	expect(offered.filter((name) => isMergeTag(`${name}.a`))).toEqual([]);
	expect(blocked.filter((name) => !isMergeTag(`${name}.a`))).toEqual(['Infinity', 'NaN']);
});

/** The unbound names of an expression, by n8n's own parser; undefined if it rejects the expression. */
function freeNames(code: string): string[] | undefined {
	try {
		const compiled = Expression.resolveWithoutWorkflow(`{{ () => (${code}) }}`);
		return [...String(compiled).matchAll(/\("(\w+)" in ___n8n_data/g)].map(([, name]) => name);
	} catch {
		return undefined;
	}
}

/** The oldest n8n doesn't list the names inside functions. */
const testAgainstParser = freeNames('x => Company')?.length === 1 ? test : test.skip;
testAgainstParser("n8n's own parser knows the same names", () => {
	const { code } = fc.letrec<{ code: string }>((tie) => {
		const from = (...templates: string[]) =>
			fc
				.tuple(fc.constantFrom(...templates), tie('code'), tie('code'))
				.map(([template, a, b]) => template.replaceAll('A', () => a).replaceAll('B', () => b));
		const leaves = ['1', '"s"', "'\\''", '/[/]r/g', '`t`', 'true', 'Math.PI', 'x', 'y', 'Company'];
		return {
			code: fc.oneof(
				{ maxDepth: 4, depthSize: 'medium' },
				fc.constantFrom(...leaves),
				from('(A + B)', 'A / B', '(A ?? B)', 'A ? A : B', '!A', 'typeof A', '(A in [B])'),
				from('[A, ...[B]]', '({ x: A, "y": B })', '(A).x', '(A)?.[B]', '`t${A}${B}`', 'String(A)'),
				from(
					'(x => A)(B)',
					'((x, { y } = {}) => A)(B)',
					'new Set([A])',
					'(function x(y) { return A; })',
				),
				from(
					'(() => { const x = A; if (B) { return x; } })()',
					'(() => { for (const y of A) { B; } })',
				),
			),
		};
	});
	const counts = { known: 0, unknown: 0 };
	fc.assert(
		fc.property(code, (expression) => {
			const unknown = freeNames(expression)?.filter((name) => !offered.includes(name));
			if (unknown?.length === 0) {
				counts.known++;
				expect(isMergeTag(expression)).toBe(false);
			}
			// The other two may be bound by a function elsewhere in the code.
			if (unknown?.includes('Company')) {
				counts.unknown++;
				expect(isMergeTag(expression)).toBe(true);
			}
		}),
		{ numRuns: 300 },
	);
	expect(Math.min(counts.known, counts.unknown)).toBeGreaterThan(20);
});

test.each([
	'First Name ',
	'1.',
	'"',
	"\\'",
	'/',
	'/* ',
	'`',
	'`${',
	'$ (',
	'(',
	'(a)=>',
	'[{',
	'[/a/,',
	'1+',
	'let a = 1;',
	'$json.a',
	'["a"]',
	'{{',
	'\\{{',
	'\\}}',
	'{{First Name}} ',
	'{{ $json.a }} ',
])('the time for %p repeated grows with its length', (part) => {
	const milliseconds = (length: number) => {
		const text = `{{${part.repeat(length / part.length)}`;
		const started = process.cpuUsage();
		messageTemplate(text);
		const { user } = process.cpuUsage(started);
		return user / 1000;
	};
	const best = (length: number) => Math.min(milliseconds(length), milliseconds(length));
	// 16 times as long: quadratic would be 256 times.
	expect(best(128_000)).toBeLessThan(100 * Math.max(best(8_000), 1));
});
