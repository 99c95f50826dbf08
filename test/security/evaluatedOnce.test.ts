import type { INodeParameters } from 'n8n-workflow';

import { runNode } from '../engine';
import { byId, createStep, operation, updateVariant } from '../parameters';
import { sentText } from '../sentText';
import { storedVariant } from '../storedVariant';
import { useEmulator } from '../useEmulator';

const emulator = useEmulator();

/** Texts that are code to n8n, as values that come from somewhere else than the workflow. */
const values = [
	'={{ 1 + 1 }}',
	'{{ 1 + 1 }}',
	'={{ $json.secret }}',
	'Hi {{ $json.secret }} {{First Name}}',
	"={{ $env.PATH }}{{ 'x'.repeat(3) }}",
	'={{ (() => { throw new Error("evaluated") })() }}',
	'={{',
	'{{ }} }} {{',
	'\\{{ 1 + 1 }}',
	"{{First Name|'{{ 1 + 1 }}'}}",
	'=',
	"{{ $('Start').item.json.secret }}",
];

/** Expressions that return the value, alone and next to a merge tag, and the text around it. */
const expressions: Array<[stored: string, sent: (value: string) => string]> = [
	['={{ $json.value }}', (value) => value],
	['=Hi {{ $json.value }}', (value) => `Hi ${value}`],
	['={{ $json.value }}{{Last Name}}', (value) => `${value}{{Last Name}}`],
	['={{ $json.value }} {{ $json.value }} {{Tag}}', (value) => `${value} ${value} {{Tag}}`],
];

const places: Array<[string, (stored: string) => INodeParameters]> = [
	['a message', (message) => ({ channel: 'LinkedInMessage', message })],
	['a mail', (content) => ({ channel: 'Email', emailVariants: { variant: [{ content }] } })],
	['a task note', (taskNote) => ({ channel: 'CallDemo', taskNote })],
];

const lastBody = () => emulator.requests.at(-1)?.body as Record<string, never>;
const itemOf = (value: unknown) => ({
	items: [{ json: { value, secret: 'evaluated twice' } as never }],
});

describe.each(values)('%s is never evaluated a second time', (value) => {
	test.each(places)('from an expression in %s', async (_, parameters) => {
		const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
		for (const [stored, sent] of expressions) {
			const { error } = await runNode(
				emulator,
				createStep(id, { ...parameters(stored), absoluteDays: emulator.requests.length + 1 }),
				itemOf(value),
			);
			expect(error).toBeUndefined();
			expect(sentText(emulator)).toBe(sent(value));
		}
	});

	test.each([
		['a list', '={{ $json.value }}', (variants: unknown) => variants],
		['a text', '={{ $json.value }}', (variants: unknown) => JSON.stringify(variants)],
	])('from variants as %s', async (_, variantsJson, shape) => {
		const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
		const { error } = await runNode(
			emulator,
			createStep(id, { channel: 'Email', specifyVariants: 'json', variantsJson }),
			itemOf(shape([{ payload: { subject: value, content: value } }])),
		);
		expect(error).toBeUndefined();
		expect(lastBody().variants).toEqual([{ payload: { subject: value, content: value } }]);
	});

	test('from the variant that is read before it is written', async () => {
		const { ids } = storedVariant(emulator.account, {
			payload: { subject: value, content: value, preheader: value },
		});
		const parameters = updateVariant(ids, 'Email', { preheader: '={{ $json.value }}' });
		const { error } = await runNode(emulator, parameters, itemOf(`New ${value}`));
		expect(error).toBeUndefined();
		expect(lastBody().payload).toEqual({
			subject: value,
			content: value,
			preheader: `New ${value}`,
		});
	});

	test("from the picker's memory of a name or an address", async () => {
		const { ids } = storedVariant(emulator.account, { payload: { subject: 'A', content: 'A' } });
		const chosen = (id: string) => ({
			...byId(id),
			mode: 'list',
			cachedResultName: value,
			cachedResultUrl: value,
		});
		const parameters = {
			...updateVariant(ids, 'Email', { status: 'paused' }),
			sequenceId: chosen(ids.sequenceId),
			stepId: chosen(ids.stepId),
			variantId: chosen(ids.variantId),
		};
		const { items } = await runNode(emulator, parameters, itemOf('A'));
		expect(items.map(({ json }) => json)).toEqual([
			{
				success: true,
				...ids,
				letter: 'A',
				channel: 'Email',
				status: 'paused',
				updatedFields: ['status'],
			},
		]);
	});

	test('from a title of Saleshandy, in the output', async () => {
		emulator.account.addSequence({ title: value });
		const { items } = await runNode(emulator, operation('sequence', 'getAll'));
		expect(items.map(({ json }) => json.title)).toEqual([value]);
	});
});
