import type { INodeParameters } from 'n8n-workflow';

import { isMergeTag } from '../nodes/Saleshandy/mergeTags';
import { runNode } from './engine';
import { createStep, updateVariant } from './parameters';
import { storedVariant } from './storedVariant';
import { sentText } from './sentText';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const json = {
	name: 'Ann',
	tpl: 'Hi {{First Name}}',
	code: '={{ 1 + 1 }}',
	escaped: 'a \\{{b}}',
	list: [1, 2],
};

/** What is stored in a field, and what leaves for Saleshandy. */
const rows: Array<[stored: string, sent: string]> = [
	['Hi {{firstName}}', 'Hi {{firstName}}'],
	['Hi {{ $json.name }}', 'Hi {{ $json.name }}'],
	['=Hi {{firstName}}', 'Hi {{firstName}}'],
	['={{firstName}}', '{{firstName}}'],
	['={{ First Name }}', '{{ First Name }}'],
	['=Hi {{ $json.name }} {{firstName}}', 'Hi Ann {{firstName}}'],
	['=Hi {{ $json.name }} {{First Name}}', 'Hi Ann {{First Name}}'],
	['=Hi {{first-name}} {{first_name}}', 'Hi {{first-name}} {{first_name}}'],
	["=Hi {{First Name|'there'}}", "Hi {{First Name|'there'}}"],
	["=Hi {{First Name | 'my friend'}}!", "Hi {{First Name | 'my friend'}}!"],
	['=Hi {{Prénom}}', 'Hi {{Prénom}}'],
	['=Hi {{Date}}', 'Hi {{Date}}'],
	['=Hi \\{{firstName}} {{ $json.name }}', 'Hi {{firstName}} Ann'],
	['=\\{{ $json.name }}', '{{ $json.name }}'],
	['Hi \\{{firstName}}', 'Hi {{firstName}}'],
	['={{ $json.tpl }}', 'Hi {{First Name}}'],
	['={{ $json.tpl }} {{Last Name}}', 'Hi {{First Name}} {{Last Name}}'],
	['={{ $json.code }}{{Last Name}}', '={{ 1 + 1 }}{{Last Name}}'],
	['={{ $json.escaped }}{{Last Name}}', 'a \\{{b}}{{Last Name}}'],
	['={{ $json.code }}', '={{ 1 + 1 }}'],
	['={{ 1 + 1 }} {{ 7 }} {{ 1e3 }}', '2 7 1000'],
	['={{ true }} {{ false }} {{Tag}}', 'true false {{Tag}}'],
	['={{ null }}{{ undefined }}{{Tag}}', '{{Tag}}'],
	['={{ $json.name.toUpperCase() }} {{Tag}}', 'ANN {{Tag}}'],
	["={{ $json.missing ?? 'none' }} {{Tag}}", 'none {{Tag}}'],
	["={{ $json.name === 'Ann' ? 'yes' : 'no' }} {{Tag}}", 'yes {{Tag}}'],
	['=Spin {spin}A|B{endspin} {{Tag}}', 'Spin {spin}A|B{endspin} {{Tag}}'],
];

const places: Array<[place: string, parameters: (stored: string) => INodeParameters]> = [
	['at the top level', (stored) => ({ channel: 'LinkedInMessage', message: stored })],
	[
		'in a fixed collection',
		(stored) => ({
			channel: 'Email',
			emailVariants: { variant: [{ subject: 'A', content: stored }] },
		}),
	],
	['in a collection', (stored) => ({ channel: 'CallDemo', taskNote: stored })],
];

describe.each(places)('%s', (_, parameters) => {
	test.each(rows)('%s', async (stored, sent) => {
		const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
		const { error } = await runNode(emulator, createStep(id, parameters(stored)), {
			items: [{ json }],
		});
		expect(error).toBeUndefined();
		expect(sentText(emulator)).toBe(sent);
	});
});

test.each(['$json.list', 'new Date(0)', '$now.startOf("year")', '({ a: 1 })', '$json.none'])(
	'%s becomes the same text beside a merge tag as without one',
	async (code) => {
		const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
		for (const message of [`=X {{ ${code} }} Y`, `=X {{ ${code} }} Y{{Tag}}`]) {
			const parameters = { channel: 'LinkedInMessage', message };
			const { error } = await runNode(emulator, createStep(id, parameters), { items: [{ json }] });
			expect(error).toBeUndefined();
		}
		const [without, beside] = emulator.account.sequences[0].steps.map(
			({ variants }) => variants[0].payload.message,
		);
		expect(beside).toBe(`${without}{{Tag}}`);
	},
);

test('a fallback in double quotes survives in JSON', async () => {
	const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
	await runNode(
		emulator,
		createStep(id, {
			channel: '=LinkedInMessage',
			specifyVariants: 'json',
			variantsJson: '=[{ "payload": { "message": "Hi {{First Name|\\"you\\"}} {{ 1 + 1 }}" } }]',
		}),
	);
	expect(sentText(emulator)).toBe('Hi {{First Name|"you"}} 2');
});

test.each(places)('%s, where a model fills in a part', async (_, parameters) => {
	const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
	const stored = "={{ $fromAI('greeting', 'How to begin') }} {{First Name|'there'}}";
	const { error } = await runNode(emulator, createStep(id, parameters(stored)), {
		items: [{ json: { greeting: 'Good day' } }],
	});
	expect(error).toBeUndefined();
	expect(sentText(emulator)).toBe("Good day {{First Name|'there'}}");
});

const quoted = (text: string) => text.replaceAll('"', '\\"');

test.each(rows.filter(([stored]) => !stored.includes('escaped') && !stored.includes('list')))(
	'in JSON: %s',
	async (stored, sent) => {
		const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
		const [prefix, text] = stored.startsWith('=') ? ['=', stored.slice(1)] : ['', stored];
		const { error } = await runNode(
			emulator,
			createStep(id, {
				channel: '=LinkedInMessage',
				specifyVariants: 'json',
				variantsJson: `${prefix}[{ "payload": { "message": "${quoted(text)}" } }]`,
			}),
			{ items: [{ json }] },
		);
		expect(error).toBeUndefined();
		expect(sentText(emulator)).toBe(sent);
	},
);

test('in an update', async () => {
	const { ids, variant } = storedVariant(emulator.account, {
		payload: { subject: 'A', content: 'A' },
	});
	await runNode(
		emulator,
		updateVariant(ids, 'Email', { subject: "={{ $json.name }} and {{First Name|'you'}}" }),
		{ items: [{ json }] },
	);
	expect(variant.payload.subject).toBe("Ann and {{First Name|'you'}}");
});

test('broken JavaScript is still reported', async () => {
	const { error } = await runNode(
		emulator,
		createStep('Sequence01', { channel: 'LinkedInMessage', message: '={{ $json. }} {{Tag}}' }),
	);
	expect(error?.message).toContain('invalid syntax');
	expect(emulator.requests).toEqual([]);
});

test.each([
	['First Name', true],
	['1st Name', true],
	["Name|'there'", true],
	['Name|"there"', true],
	['Name|there', false],
	["Name||'there'", false],
	['$json', false],
	['a.b', false],
	['f()', false],
	['a + b', false],
	['0x10', false],
	['Infinity', false],
	['undefined', false],
	['', false],
	[' - ', false],
])('%p is a merge tag: %p', (code, expected) => {
	expect(isMergeTag(code)).toBe(expected);
});
