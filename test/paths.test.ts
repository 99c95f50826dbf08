import fc from 'fast-check';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { evaluate } from '../nodes/Saleshandy/expressions/evaluate';
import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { runNode } from './engine';
import { describeBothEngines } from './engine/expressionEngine';
import { callTool } from './engine/tool';
import { createStep } from './parameters';
import { sentText } from './sentText';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

/** The value or the error of an evaluation. */
function outcome(evaluation: () => unknown) {
	try {
		return { value: evaluation() };
	} catch (error) {
		return { error: (error as Error).message };
	}
}

/**
 * Evaluates templates for every item, once by the node and once by n8n, and expects the same.
 *
 * @returns how many evaluations did not need n8n's engine
 */
async function compare(templates: string[], jsons: unknown[]): Promise<number> {
	let withoutN8n = 0;
	class Comparison implements INodeType {
		description = { ...new Saleshandy().description, credentials: [], properties: [] };

		async execute(this: IExecuteFunctions) {
			let isAsked = false;
			const evaluateExpression: IExecuteFunctions['evaluateExpression'] = (...parameters) => {
				isAsked = true;
				return this.evaluateExpression(...parameters);
			};
			const context: IExecuteFunctions = Object.create(this, {
				evaluateExpression: { value: evaluateExpression },
			});
			for (const itemIndex of this.getInputData().keys()) {
				for (const template of templates) {
					isAsked = false;
					const ours = outcome(() => evaluate(context, `=${template}`, itemIndex, false));
					if (!isAsked) withoutN8n++;
					const n8ns = outcome(() => this.evaluateExpression(template, itemIndex));
					expect({ template, ...ours }).toStrictEqual({ template, ...n8ns });
				}
			}
			return [[]];
		}
	}
	const items = jsons.map((json) => ({ json }) as INodeExecutionData);
	const { error } = await runNode(emulator, {}, { items, type: new Comparison() });
	if (error) throw error;
	return withoutN8n;
}

class Person {
	name = 'Ann';
	get initial() {
		return 'A';
	}
}

/** Values that a Code node can put into an item; n8n's engines differ in some of them. */
const values: Record<string, unknown> = {
	text: 'Ann',
	empty: '',
	surrogate: '\ud83d',
	braces: '{{ 1 + 1 }} \\{{',
	zero: 0,
	negativeZero: -0,
	notANumber: NaN,
	infinite: Infinity,
	big: 10n,
	yes: true,
	no: false,
	nothing: null,
	undefined,
	'First Name': 'Ann Lee',
	'a.b': 1,
	'01': 1,
	é: 1,
	$: 1,
	class: 1,
	object: { text: 'Ann', list: [{ text: 'Ann' }], toString: 1 },
	list: Object.assign(['Ann'], { 2: { text: 'Ann' } }),
	longList: Object.assign(['Ann'], { extra: 1 }),
	frozen: Object.freeze({ text: 'Ann' }),
	bare: Object.assign(Object.create(null), { text: 'Ann' }),
	inheriting: Object.create({ text: 'Ann' }),
	proxied: new Proxy({ text: 'Ann' }, {}),
	person: new Person(),
	date: new Date(0),
	map: new Map([['text', 'Ann']]),
	expression: /text/,
	bytes: Buffer.from('Ann'),
	boxed: Object('Ann'),
	symbol: Symbol('text'),
	action: () => 1,
	error: { __isError: true, message: 'text' },
	throwing: Object.defineProperty({}, 'text', {
		enumerable: true,
		get() {
			throw new Error('text');
		},
	}),
	// Keys that n8n rejects, or that every object has
	constructor: 1,
	constructors: 1,
	prototype: 1,
	globalThis: 1,
	__proto: 1,
	caller: 1,
	arguments: 1,
	hasOwnProperty: 1,
	toString: 1,
};

const quoted = (key: string) => `["${key}"]`;
const steps = ['', '.text', "?.['text']", '[0]', '.length', '.toString'];
const others = [
	'$json.list[2].text',
	'$json.object?.["list"][0].text',
	'$json.longList.extra',
	'$json.list.map',
	'$json.text.trim',
	'$json.person.initial',
	'$json.object.constructor',
	'$json.object["__proto__"]',
	// Nearly a path
	'$json',
	'$json ',
	'$json[text]',
	'$json.text.length',
	'$json.text.toUpperCase()',
	'$json.text.isEmpty()',
	'$json.text + 1',
	'$json.text // note',
	'/* note */ $json.text',
	'($json.text)',
	'$json .text',
	'$json. text',
	'$json. ',
	'$json.1',
	'$json.list[00]',
	'$json.list[01]',
	'$json.list[-1]',
	'$json.list[0x0]',
	'$json["t\\u0065xt"]',
	'$json["text',
	'$json["a\nb"]',
	'$json["}}"]',
	'$json[`text`]',
	'$json?.$',
	'$json.$.a',
	'\u00a0$json.text',
	'\n\t$json.text\r\n',
	'$JSON.text',
	'$json.text$',
	'item.$json.text',
	`$json${'.none'.repeat(21)}`,
	'$json.none.none',
	'$json.nothing.none',
	'$json.text.none.none',
];
/** A path and what is around it. */
const texts = [
	'Hi {{ $json.text }}!',
	'{{ $json.text }} ',
	'{{ $json.text }}{{ $json["First Name"] }}',
	'{{ $json.nothing }}{{ $json.undefined }}{{ $json.zero }}{{ $json.negativeZero }}{{ $json.no }}',
	'{{ $json.notANumber }}{{ $json.infinite }}{{ $json.surrogate }}{{ $json.braces }}',
	'{{ $json.text }}{{ $json.big }}',
	'{{ $json.list }}{{ $json.object }}{{ $json.date }}{{ $json.person }}{{ $json.action }}',
	'{{ $json.text }}{{ 1 + 1 }}',
	'{{ $json.text }}{{First Name}}',
	'a\\\\b {{ $json.text }} a\\\\b',
	'\\{{ $json.text }}',
	'\\\\{{ $json.text }}',
	'{{ $json.text \\}}',
	'a. constructor {{ $json.text }}',
	'{ {{ $json.text }} } }} { "a" }',
	'{{{ $json.text }}}',
	'{{ $json.text',
	'{{ $json.text }}{{',
	'}}{{',
	'{{}}',
	'😀\u2028\n{{ $json.text }}',
	'No code',
	'',
];

describeBothEngines(() => {
	test('a path returns what n8n returns, whatever the item holds', async () => {
		const paths = Object.keys(values).flatMap((key) =>
			steps.map((step) => `{{ $json${quoted(key)}${step} }}`),
		);
		const dotted = Object.keys(values).map((key) => `{{$json.${key}}}`);
		const templates = [...paths, ...dotted, ...others.map((code) => `{{${code}}}`), ...texts];
		expect(await compare(templates, [values])).toBeGreaterThan(60);
	});

	test('the same for items that are no objects', async () => {
		await compare(['{{ $json.text }}', 'A{{ $json["a"] }}'], ['text', ['a'], 5]);
	});

	test('the same for any path into any data', async () => {
		const name = fc.constantFrom(
			'a',
			'b',
			'length',
			'class',
			'toString',
			'__proto__',
			'globalThis',
		);
		const key = fc.oneof(name, fc.constantFrom('First Name', '0', '01', '', 'a.b', '$', 'é'));
		const { data } = fc.letrec<{ data: unknown }>((tie) => ({
			data: fc.oneof(
				{ maxDepth: 3, withCrossShrink: true },
				fc.oneof(fc.string(), fc.integer(), fc.constantFrom(null, undefined, true, -0, NaN)),
				fc.array(tie('data'), { maxLength: 3 }),
				fc.dictionary(key, tie('data'), { maxKeys: 4 }),
			),
		}));
		const step = fc.oneof(
			fc.tuple(fc.constantFrom('.', '?.'), name).map((parts) => parts.join('')),
			fc.tuple(fc.constantFrom('', '?.'), key).map(([start, text]) => `${start}["${text}"]`),
			fc.constantFrom('[0]', '[1]', '?.[0]', "['a']"),
		);
		const path = fc
			.array(step, { minLength: 1, maxLength: 4 })
			.map((parts) => `{{ $json${parts.join('')} }}`);
		const text = fc.constantFrom('', '', '', 'Hi ', ' \\ ', '{', '}}', '\n');
		const template = fc.array(fc.oneof(text, path), { minLength: 1, maxLength: 3 });

		let withoutN8n = 0;
		const property = fc.asyncProperty(
			fc.array(
				template.map((parts) => parts.join('')),
				{ minLength: 20, maxLength: 20 },
			),
			fc.array(fc.dictionary(key, data), { minLength: 5, maxLength: 5 }),
			async (templates, jsons) => void (withoutN8n += await compare(templates, jsons)),
		);
		await fc.assert(property, { numRuns: 8 });
		expect(withoutN8n).toBeGreaterThan(250);
	});
});

test('a tool reads the item of its agent', async () => {
	const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
	const parameters = createStep(id, { channel: 'LinkedInMessage', message: '={{ $json.name }}' });
	await callTool(emulator, parameters, [{ json: { name: 'Ann' } }]);
	expect(sentText(emulator)).toBe('Ann');
});
