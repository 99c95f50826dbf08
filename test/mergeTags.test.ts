import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runNode } from './engine';
import { describeBothEngines } from './engine/expressionEngine';
import { expressions, mergeTags } from './expressionForms';
import { createStep, operation, updateVariant } from './parameters';
import { sentText } from './sentText';
import { storedVariant } from './storedVariant';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const json = {
	name: 'Ann',
	'First Name': 'Ann Lee',
	list: [1, 2],
	greeting: 'Good day',
	template: 'Hi {{First Name}}',
	code: '={{ 1 + 1 }}',
	escaped: 'a \\{{b}} \\\\',
};

interface Form {
	stored: string;
	sent: string;
	/** In a string of JSON, merge tags are escaped and n8n's code is not. */
	inJson: string;
}

const escaped = (text: string) => JSON.stringify(text).slice(1, -1);
const forms: Form[] = [
	...mergeTags.map((tag) => ({ stored: tag, sent: tag, inJson: escaped(tag) })),
	...expressions.map(([code, sent]) => {
		const stored = `{{ ${code} }}`;
		return { stored, sent, inJson: stored };
	}),
];
const SEPARATOR = ' ¦ ';
const all = (key: keyof Form) => forms.map((form) => form[key]);
const asExpression = (form: string) => `=${form}`;

/** Creates a step for one item. */
async function create(parameters: INodeParameters, item: IDataObject = json) {
	const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
	return await runNode(emulator, createStep(id, parameters), { items: [{ json: item }] });
}

/** The text that a stored message is sent as. */
async function sent(message: string) {
	const { error } = await create({ channel: 'LinkedInMessage', message });
	expect(error).toBeUndefined();
	return sentText(emulator);
}

/** What is stored in a field, and what leaves for Saleshandy. */
const rows: Array<[stored: string, sent: string]> = [
	// Fixed text
	['Hi {{firstName}}', 'Hi {{firstName}}'],
	['Hi {{ $json.name }}', 'Hi {{ $json.name }}'],
	['Hi \\{{firstName}}', 'Hi {{firstName}}'],
	// Data is not evaluated again.
	['={{ $json.template }}', 'Hi {{First Name}}'],
	['={{ $json.template }} {{Last Name}}', 'Hi {{First Name}} {{Last Name}}'],
	['={{ $json.code }}', '={{ 1 + 1 }}'],
	['={{ $json.code }}{{Last Name}}', '={{ 1 + 1 }}{{Last Name}}'],
	['={{ $json.escaped + "" }}{{Last Name}}', 'a \\{{b}} \\\\{{Last Name}}'],
	['={{ null }}{{ undefined }}{{ $json.none }}{{Tag}}', '{{Tag}}'],
	// A backslash before the braces
	['=Hi \\{{firstName}} {{ $json.name }}', 'Hi {{firstName}} Ann'],
	['=\\{{ $json.name }}', '{{ $json.name }}'],
	['=\\{{2024}} {{ 2024 }}', '{{2024}} 2024'],
	["=\\{{First Name|'{{ $json.name }}'}}", "{{First Name|'Ann'}}"],
	['=\\\\{{firstName}} {{ 1 + 1 }}', '\\{{firstName}} 2'],
	// Texts beside n8n's code
	['=C:\\\\dir\\a {{ $json.name + "" }} \\\\', 'C:\\\\dir\\a Ann \\\\'],
	['=Inc. constructor {{ $json.name + "" }}', 'Inc. constructor Ann'],
	['=$1 "quoted" `a` ${b} {{ 1 + 1 }} {c} }}', '$1 "quoted" `a` ${b} 2 {c} }}'],
	['=Spin {spin}A|B{endspin} {{ 1 + 1 }}', 'Spin {spin}A|B{endspin} 2'],
	['=😀\u2028\ud83d {{ 1 + 1 }} {{😀}}', '😀\u2028\ud83d 2 {{😀}}'],
	// Braces that are not closed
	['=Hi {{ First Name', 'Hi {{ First Name'],
	['=Hi {{ 1 + 1', 'Hi 2'],
	['=Hi {{', 'Hi {{'],
	['={{ 1 + 1 }}{{', '2{{'],
	['=}}{{', '}}{{'],
	['=\\{{{{', '{{{{'],
];

/** What n8n reports. */
const faults: Array<[message: string, error: string]> = [
	['={{ $json. }} {{Tag}}', 'invalid syntax'],
	["={{ $json.name + ' }} {{Tag}}", 'invalid syntax'],
	['={{First Name|$json.name}}', 'invalid syntax'],
	["={{First Name|'{{ $json.name }}'}}", 'invalid syntax'],
	['={{{ $json.name }}}', 'invalid syntax'],
	['={{}}', 'invalid syntax'],
	['={{ 100% }}', 'invalid syntax'],
	["={{ $('Nowhere').item.json.name }} {{Tag}}", "doesn't exist"],
];

const anyText = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
	fc.constantFrom(
		'$& $1 $$',
		'{{First Name}}',
		'\\{{x}}',
		'={{ 1 + 1 }}',
		'\\\\',
		'"}}{{',
		'\u2028',
	),
);
/** Text outside of braces. */
const plainText = anyText.filter((text) => !/\{\{|[{\\]$/.test(text));
/** A label whose first word is unknown to n8n, so that it does not matter what follows. */
const tag = anyText
	.filter((text) => !/[{}$]|\\$|^\s*=>/.test(text))
	.map((text) => `{{Company ${text}}}`);
const dataExpressions = ['{{ $json.data }}', '{{ $json["data"] + "" }}'];
const piece = fc.oneof(plainText, tag, fc.constantFrom(...dataExpressions));

describeBothEngines(() => {
	test('every form in a field at the top level', async () => {
		const text = await sent(`=${all('stored').join(SEPARATOR)}`);
		expect(text!.split(SEPARATOR)).toEqual(all('sent'));
	});

	test('every form in a field of a collection', async () => {
		const { ids, variant } = storedVariant(emulator.account, { payload: { content: 'A' } });
		const content = `=${all('stored').join(SEPARATOR)}`;
		const parameters = updateVariant(ids, 'Email', { content });
		const { error } = await runNode(emulator, parameters, { items: [{ json }] });
		expect(error).toBeUndefined();
		expect(String(variant.payload.content).split(SEPARATOR)).toEqual(all('sent'));
	});

	test('every form in JSON', async () => {
		const text = all('inJson').join(SEPARATOR);
		const { error } = await create({
			channel: '=LinkedInMessage',
			specifyVariants: 'json',
			variantsJson: `=[{ "payload": { "message": "${text}" } }]`,
		});
		expect(error).toBeUndefined();
		expect(sentText(emulator)!.split(SEPARATOR)).toEqual(all('sent'));
	});

	test('every form alone in a field of a fixed collection', async () => {
		const contents: unknown[] = [];
		for (let start = 0; start < forms.length; start += 26) {
			const some = all('stored')
				.slice(start, start + 26)
				.map(asExpression);
			const variant = some.map((content) => ({ subject: 'A', content }));
			const { error } = await create({ channel: 'Email', emailVariants: { variant } });
			expect(error).toBeUndefined();
			const { variants } = emulator.account.sequences.at(-1)!.steps[0];
			contents.push(...variants.map(({ payload }) => payload.content));
		}
		expect(contents).toEqual(all('sent'));
	});

	test.each(rows)('%p is sent as %p', async (stored, expected) => {
		expect(await sent(stored)).toBe(expected);
	});

	test.each(faults)('%p is reported', async (message, expected) => {
		const { error } = await create({ channel: 'LinkedInMessage', message });
		expect(error?.message).toContain(expected);
		expect(emulator.requests).toEqual([]);
	});

	test.each(['$json.list', 'new Date(0)', '$now.startOf("year")', '({ a: 1 })', '$json.none'])(
		'%s becomes the same text beside a merge tag as without one',
		async (code) => {
			const text = await sent(`=X {{ ${code} }} Y`);
			expect(await sent(`=X {{ ${code} }} Y{{Tag}}`)).toBe(`${text}{{Tag}}`);
		},
	);
	test('any text, any merge tag and any data arrive to the byte', async () => {
		const input = fc.record({
			data: anyText,
			// As many texts as a step allows, so that one run tries them all.
			texts: fc.array(fc.array(piece, { maxLength: 6 }), { minLength: 26, maxLength: 26 }),
		});
		const property = fc.asyncProperty(input, async ({ data, texts }) => {
			emulator.reset();
			const variant = texts.map((pieces) => ({
				subject: 'A',
				content: `=A${pieces.join('')}`,
			}));
			const { error } = await create({ channel: 'Email', emailVariants: { variant } }, { data });
			expect(error).toBeUndefined();

			const { variants } = emulator.account.sequences[0].steps[0];
			const expected = texts.map((pieces) =>
				pieces.map((one) => (dataExpressions.includes(one) ? data : one)).join(''),
			);
			expect(variants.map(({ payload }) => payload.content)).toEqual(
				expected.map((text) => `A${text}`),
			);
		});
		await fc.assert(property, { numRuns: 12 });
	});
});

describe('in a field that is no text of a message, n8n alone decides', () => {
	test.each([
		['={{ company }} deal', ' deal'],
		['={{ $json.name }} {{ R&D }}', 'Ann 0'],
		['=\\{{ 1 + 1 }} {{ 1 + 1 }}', '\\{{ 1 + 1 }} 2'],
		['\\{{ 1 + 1 }}', '\\{{ 1 + 1 }}'],
		['={{ $json.name }}: {{ $json.list[0] }}', 'Ann: 1'],
	])('the title %p', async (title, expected) => {
		const parameters = operation('sequence', 'create', { title });
		const { error } = await runNode(emulator, parameters, { items: [{ json }] });
		expect(error).toBeUndefined();
		expect(emulator.account.sequences[0].title).toBe(expected.trim());
	});

	test('a title without a value', async () => {
		const parameters = operation('sequence', 'create', { title: '={{ company }}' });
		const { error } = await runNode(emulator, parameters, { items: [{ json }] });
		expect(error?.message).toContain(`'Title' is empty`);
		expect(emulator.requests).toEqual([]);
	});

	test('an ID beside a text of a message', async () => {
		const { error } = await create({
			channel: 'CallDemo',
			taskNote: '={{ member }}',
			additionalFields: { assigneeId: '={{ member }}' },
		});
		expect(error).toBeUndefined();
		const [step] = (emulator.requests.at(-1)!.body as { variants: object[] }).variants;
		expect(step).toMatchObject({ taskNote: '{{ member }}' });
		expect(emulator.requests.at(-1)!.body).not.toHaveProperty('assigneeId');
	});
});
