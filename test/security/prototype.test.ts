import type { IBinaryKeyData, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { Saleshandy } from '../../nodes/Saleshandy/Saleshandy.node.ts';
import { SECRET_HEADER } from '../../nodes/Saleshandy/trigger/secret';
import { answer } from '../emulator/faults';
import { pickerContext, runNode } from '../engine';
import { inMemory } from '../engine/files';
import { hostTrigger } from '../engine/trigger';
import { byId, createStep, operation, updateVariant } from '../parameters';
import { storedVariant } from '../storedVariant';
import { useEmulator } from '../useEmulator';

const emulator = useEmulator();
const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

const untouched = () => {
	const descriptors = [Object.prototype, Array.prototype, Function.prototype].map((prototype) =>
		Object.getOwnPropertyDescriptors(prototype),
	);
	return descriptors.flatMap((found) =>
		Reflect.ownKeys(found).map((key) => [String(key), found[key as never]['value']]),
	);
};
const before = untouched();
afterEach(() => {
	expect(untouched()).toEqual(before);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

/** An object whose own key has this name, `__proto__` too, as JSON.parse makes it. */
const holding = <Value>(name: string, value: unknown, rest: object = {}) =>
	Object.fromEntries([[name, value], ...Object.entries(rest)]) as Value;

const poison = { polluted: true, content: 'Polluted', status: 'paused', absoluteDays: 7 };
const sequence = () => emulator.account.addSequence({ title: 'Spring outreach' }).id;
const step = async (parameters: INodeParameters, items?: INodeExecutionData[]) =>
	await runNode(emulator, createStep(sequence(), parameters), { items });

describe.each(names)('%s does no harm', (name) => {
	test('as a key of an item', async () => {
		const json = holding<INodeExecutionData['json']>(name, poison, { note: 'A' });
		const parameters = { channel: 'CallDemo', taskNote: '={{ $json.note }}' };
		const { error, items } = await step(parameters, [{ json }]);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(emulator.requests.map(({ body }) => body)).toEqual([
			{ type: 12, absoluteDays: 1, variants: [{ payload: {}, taskNote: 'A' }] },
		]);
	});

	test.each([
		['a payload', (key: string) => [{ payload: holding(key, 'A', { content: 'A' }) }]],
		['a variant', (key: string) => [holding(key, poison, { payload: { content: 'A' } })]],
		['a variant, alone', (key: string) => holding(key, { payload: { content: 'A' } })],
	])('as a key of %s in JSON, text or value', async (_, variants) => {
		for (const variantsJson of [JSON.stringify(variants(name)), '={{ $json.variants }}']) {
			const { error } = await step({ channel: 'Email', specifyVariants: 'json', variantsJson }, [
				{ json: { variants: variants(name) as never } },
			]);
			expect(error?.message).toMatch(
				/steps don't have '.+' of variant A|of variant A (is unknown|must be an object)/,
			);
		}
		expect(emulator.requests).toEqual([]);
	});

	test('as a key of an action in JSON', async () => {
		const variantsJson = JSON.stringify([{ payload: { action: holding(name, 'A') } }]);
		const { error } = await step({ channel: '=Custom', specifyVariants: 'json', variantsJson });
		expect(error?.message).toContain(`Custom Task steps don't have 'action.${name}' of variant A`);
		expect(emulator.requests).toEqual([]);
	});

	test('as the name of a field in a collection', async () => {
		const row = holding<never>(name, poison, { content: 'A' });
		await step({ channel: 'Email', emailVariants: { variant: [row] } });
		expect(emulator.requests.map(({ body }) => body)).toMatchObject([
			{ absoluteDays: 1, variants: [{ payload: { subject: '', content: 'A' } }] },
		]);

		const { ids, variant } = storedVariant(emulator.account, { payload: { content: 'A' } });
		for (const fields of [holding<INodeParameters>(name, poison), '={{ $json.fields }}']) {
			const update = updateVariant(ids, 'Email', fields as INodeParameters);
			const items = [{ json: { fields: holding<never>(name, poison) } }];
			const run = await runNode(emulator, update, { items });
			expect(run.error?.message).toContain('No fields to update');
		}
		expect(variant).toMatchObject({ payload: { content: 'A' }, status: 1 });
	});

	test.each([
		['a channel', { channel: '={{ $json.name }}' }, `'Channel' has an unknown value`],
		[
			'a priority',
			{ channel: 'CallDemo', additionalFields: { priority: '={{ $json.name }}' } },
			`'Priority' has an unknown value`,
		],
		['a day', { channel: 'CallDemo', absoluteDays: '={{ $json.name }}' }, `'Day' must be`],
	] as Array<[string, INodeParameters, string]>)(
		'as %s, or a key of it',
		async (_, parameters, message) => {
			for (const value of [name, holding(name, 1), [holding(name, 1)], holding(name, null)]) {
				const { error } = await step(parameters, [{ json: { name: value as never } }]);
				expect(error?.message).toContain(message);
				expect(error?.message).not.toContain('primitive');
			}
			expect(emulator.requests).toEqual([]);
		},
	);

	test('as a key of a text, a flag or an ID', async () => {
		const { ids } = storedVariant(emulator.account, { payload: { content: 'A' } });
		const value = '={{ $json.value }}';
		const all: INodeParameters[] = [
			createStep(ids.sequenceId, { channel: 'LinkedInMessage', message: value }),
			createStep(value, { channel: 'CallDemo' }),
			updateVariant(ids, 'Email', { removeAllAttachments: value }),
			updateVariant(ids, 'Email', { attachmentIds: value }),
			operation('sequence', 'create', { title: value }),
			operation('sequence', 'getAll', { filters: { title: value } }),
		];
		for (const parameters of all) {
			const items = [{ json: { value: holding<never>(name, 1) } }];
			const { error } = await runNode(emulator, parameters, { items });
			expect(error?.message).toMatch(/must be (text|true or false), but is an object \[item 0\]$/);
		}
		expect(emulator.requests).toEqual([]);
	});

	test('as the name of a binary field', async () => {
		const parameters = operation('attachment', 'upload', { binaryPropertyName: name });
		const none = await runNode(emulator, parameters, { items: [{ json: {}, binary: {} }] });
		expect(none.error?.message).toContain(`The input has no file in field "${name}"`);
		expect(emulator.requests).toEqual([]);

		const binary = Object.defineProperty({}, name, {
			value: inMemory({ bytes: Buffer.from('A') }),
			enumerable: true,
		}) as IBinaryKeyData;
		const { error, items } = await runNode(emulator, parameters, { items: [{ json: {}, binary }] });
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ json: { fileName: name } }]);
	});

	test('as a title of a sequence', async () => {
		const { items } = await runNode(emulator, operation('sequence', 'create', { title: name }));
		expect(items).toMatchObject([{ json: { title: name } }]);
		const { results } = await new Saleshandy().methods.listSearch.searchSequences.call(
			pickerContext(emulator),
		);
		expect(results.map(({ name: shown }) => shown)).toEqual([`${name} (inactive)`]);
	});

	test('as a key in an answer of the service', async () => {
		const listed = holding(name, poison, { id: 'Sequence01', title: 'A', active: true });
		emulator.inject(
			answer(200, JSON.stringify(holding(name, poison, { payload: [listed] })), {
				'content-type': 'application/json',
			}),
		);
		const { items } = await runNode(emulator, operation('sequence', 'getAll'));
		expect(items).toMatchObject([{ json: { id: 'Sequence01', title: 'A' } }]);
		expect(items[0].json.polluted).toBeUndefined();

		const { ids } = storedVariant(emulator.account, { payload: { content: 'A' } });
		const variant = { id: ids.variantId, payload: holding(name, poison, { content: 'A' }) };
		const stored = holding(name, poison, {
			id: ids.stepId,
			number: 1,
			type: 1,
			variants: [variant],
		});
		emulator.inject(answer(200, { message: '', payload: [stored] }));
		await runNode(emulator, updateVariant(ids, 'Email', { subject: 'B' }));
		expect(emulator.requests.at(-1)).toMatchObject({
			status: 200,
			body: { payload: { subject: 'B', content: 'A' } },
		});

		emulator.inject(answer(400, holding(name, poison, { message: 'No' })));
		expect((await step({ channel: 'CallDemo' })).error?.message).toBe('No [item 0]');
	});

	test('as a key of a delivery, deep inside too', async () => {
		const host = await hostTrigger(() => emulator);
		const prospect = holding(name, poison, { firstName: 'Lee', email: 'lee@example.com' });
		const sequence = holding(name, poison, {
			sequenceName: 'Spring',
			latestOutcome: holding(name, 1),
		});
		const body = holding<object>(name, poison, { event: 'reply-received', prospect, sequence });
		for (const simplify of [true, false]) {
			await host.activate({
				simplify,
				filters: { sequences: ['Spring'], outcomes: 'Interested' },
				options: { ignoreRedeliveries: false },
			});
			const [webhook] = emulator.account.webhooks;
			const { status } = await emulator.deliverTo(
				host.url,
				{ [SECRET_HEADER]: webhook.headers[SECRET_HEADER] },
				JSON.stringify(body),
			);
			expect(status).toBe(200);
		}
		await host.close();
		expect(host.started).toMatchObject([
			{ prospectName: 'Lee', prospectEmail: 'lee@example.com' },
			{ event: 'reply-received' },
		]);
	});
});

test.each(names)(
	'%s as an ID is an ID or refused, and never a way to something else',
	async (name) => {
		const parameters = operation('sequence', 'getSteps', { sequenceId: byId(name) });
		const { error } = await runNode(emulator, parameters);
		expect(error).toBeDefined();
		for (const { path } of emulator.requests) expect(path).toBe(`/v1/sequences/${name}/steps`);
	},
);
