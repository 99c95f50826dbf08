import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { channels } from '../nodes/Saleshandy/channels';
import { runNode } from './engine';
import { createStep, updateVariant } from './parameters';
import { storedVariant } from './storedVariant';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const RUNS = 250;

/** What an expression can give where a text is expected. */
const anything = fc.oneof(
	{ weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
	{
		weight: 3,
		arbitrary: fc.constantFrom('Text', 'Hi {{First Name}}', '', ' ', '={{ 1 }}', '\\{{'),
	},
	{ weight: 2, arbitrary: fc.constantFrom(null, undefined, 0, 1.5, true, [], ['Text'], {}, NaN) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 9_000 }).map((length) => '😀'.repeat(length)) },
	{
		weight: 1,
		arbitrary: fc.constant(`<table>${'<tr><td>&nbsp;</td></tr>'.repeat(20_000)}</table>`),
	},
);
const channel = fc.oneof(
	{ weight: 12, arbitrary: fc.constantFrom(...channels.map(({ value }) => value)) },
	{ weight: 2, arbitrary: fc.constantFrom(...channels.map(({ code }) => code)) },
	{ weight: 1, arbitrary: fc.constantFrom('Fax', null, 7, '', 'LinkedInPostInteration', [], {}) },
);
const day = fc.oneof(
	{ weight: 8, arbitrary: fc.integer({ min: 1, max: 999 }) },
	{
		weight: 1,
		arbitrary: fc.constantFrom(0, 1000, -1, 1.5, '7', '7 ', 'x', '', null, [1], true, {}),
	},
);
const notAnId = fc.constantFrom(
	'',
	'1',
	'12345',
	'a b c d e',
	'../steps',
	'ab',
	null,
	[],
	{},
	'é'.repeat(9),
);

const withKnown = (pick: () => string) =>
	fc
		.oneof({ weight: 4, arbitrary: fc.constant('known') }, { weight: 1, arbitrary: notAnId })
		.map((value) => () => (value === 'known' ? pick() : value));

/** Every value comes from an expression, so that it can be of any type. */
const from = (path: string) => `={{ $json.${path} }}`;

type Run = Awaited<ReturnType<typeof runNode>>;

function isSaneOutcome({ error, items }: Run, method: string) {
	const writes = emulator.requests.filter((request) => request.method === method);
	expect(emulator.problems.splice(0)).toEqual([]);
	if (error) {
		expect(error.message).toMatch(/^\S.* \[item 0\]$/s);
		expect(writes).toEqual([]);
	} else {
		expect(writes.map(({ status }) => status)).toEqual([method === 'POST' ? 201 : 200]);
		expect(items).toHaveLength(1);
	}
}

test('Create Step: a request that satisfies the contract, or a clear error and no request', async () => {
	const variant = fc.record({
		subject: anything,
		content: anything,
		preheader: anything,
		attachmentIds: withKnown(() => emulator.account.attachments[0].id),
	});
	const input = fc.record({
		channel,
		day,
		variants: fc.array(variant, { maxLength: 28, size: 'small' }),
		connectionNote: anything,
		subject: anything,
		message: anything,
		taskNote: anything,
		priority: fc.constantFrom(1, 2, 3, 4, 'High', '2', null, 0, 5, 'x', []),
		assigneeId: withKnown(() => emulator.account.teamMembers[0].id),
	});

	await fc.assert(
		fc.asyncProperty(input, async ({ variants, assigneeId, ...rest }) => {
			emulator.reset();
			emulator.account.addTeamMember();
			emulator.account.addAttachment();
			const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
			const json = {
				...rest,
				assigneeId: assigneeId(),
				variants: variants.map((entry) => ({ ...entry, attachmentIds: entry.attachmentIds() })),
			};
			const names = ['taskNote', 'priority', 'assigneeId'];
			const parameters: INodeParameters = {
				channel: from('channel'),
				absoluteDays: from('day'),
				emailVariants: {
					variant: variants.map((_, index) =>
						Object.fromEntries(
							['subject', 'content', 'preheader', 'attachmentIds'].map((name) => [
								name,
								from(`variants[${index}].${name}`),
							]),
						),
					),
				},
				connectionNote: from('connectionNote'),
				subject: from('subject'),
				message: from('message'),
				additionalFields: Object.fromEntries(names.map((name) => [name, from(name)])),
			};
			const run = await runNode(emulator, createStep(id, parameters), {
				items: [{ json: json as never }],
			});
			isSaneOutcome(run, 'POST');
		}),
		{ numRuns: RUNS },
	);
});

test('Create Step from JSON: the same', async () => {
	const key = fc.constantFrom(
		'subject',
		'content',
		'preheader',
		'connectionNote',
		'message',
		'title',
		'action',
		'__proto__',
		'constructor',
		'other',
	);
	const value = fc.oneof(
		anything,
		fc.constantFrom({ name: 'A' }, { url: 'A', name: 1 }, { href: 'A' }, {}),
	);
	const payload = fc.dictionary(key, value, { maxKeys: 4 });
	const good = fc.constantFrom(
		{ subject: 'A', content: 'A' },
		{ message: 'A' },
		{},
		{ title: 'A' },
	);
	const variant = fc.oneof(
		fc.record(
			{ payload: fc.oneof(payload, good), taskNote: anything, attachmentIds: fc.constant([]) },
			{ requiredKeys: ['payload'] },
		),
		fc.record({ payload: good }),
		fc.constantFrom(null, 1, 'A', [], { subject: 'A' }),
	);
	const json = fc.oneof(
		fc.array(variant, { maxLength: 3 }).map((variants) => JSON.stringify(variants)),
		fc.string(),
		fc.json(),
	);

	await fc.assert(
		fc.asyncProperty(channel, json, async (chosen, variantsJson) => {
			emulator.reset();
			const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
			const run = await runNode(
				emulator,
				createStep(id, {
					channel: from('channel'),
					specifyVariants: 'json',
					variantsJson: from('variantsJson'),
				}),
				{ items: [{ json: { channel: chosen, variantsJson } as never }] },
			);
			isSaneOutcome(run, 'POST');
		}),
		{ numRuns: RUNS },
	);
});

test('Update Variant: the same, and what was not touched is kept', async () => {
	const fields = fc.record({
		status: fc.constantFrom('active', 'paused', 0, 1, null, 'x', 2),
		absoluteDays: day,
		subject: anything,
		content: anything,
		preheader: anything,
		connectionNote: anything,
		message: anything,
		taskNote: anything,
		priority: fc.constantFrom(1, 4, 'Low', null, 9),
		attachmentIds: fc.constantFrom('', [], null, 'a b'),
		removeAllAttachments: fc.boolean(),
	});
	const real = fc.constantFrom(...channels);
	const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 3 });
	const always = ['status', 'absoluteDays'];
	const own = ({ payload, sends }: (typeof channels)[number]) => [
		...Object.keys(payload),
		...(sends === 'task' ? ['taskNote', 'priority'] : ['attachmentIds', 'removeAllAttachments']),
	];
	const isRight = fc.integer({ min: 0, max: 9 }).map((number) => number > 0);

	await fc.assert(
		fc.asyncProperty(real, isRight, channel, fields, picks, async (...input) => {
			const [stored, hasRightChannel, other, touched, chosen] = input;
			emulator.reset();
			const old = Object.fromEntries(Object.keys(stored.payload).map((name) => [name, 'Old']));
			const { ids, variant } = storedVariant(
				emulator.account,
				{ payload: { ...old } },
				stored.code,
			);
			// Mostly the fields of the channel, and few at a time, or hardly any update would be valid.
			const pool = [...own(stored), ...own(stored), ...always, ...Object.keys(touched)];
			const names = [...new Set(chosen.map((number) => pool[number % pool.length]))];
			const run = await runNode(
				emulator,
				updateVariant(
					ids,
					from('channel'),
					Object.fromEntries(names.map((name) => [name, from(`touched.${name}`)])),
				),
				{
					items: [{ json: { channel: hasRightChannel ? stored.value : other, touched } as never }],
				},
			);
			isSaneOutcome(run, 'PATCH');
			for (const name of Object.keys(old).filter((key) => !names.includes(key))) {
				expect(variant.payload[name]).toBe('Old');
			}
		}),
		{ numRuns: RUNS },
	);
});

test('merge tags: whatever surrounds them, tags stay and the rest is evaluated', async () => {
	const plain = fc
		.string({ unit: 'grapheme', maxLength: 12 })
		.filter((text) => !/[{}\\]/.test(text))
		.map((text) => ({ stored: text, sent: text }));
	const word = fc.stringMatching(/^[A-Z][a-z]{0,6}( [A-Z][a-z]{0,6})?$/);
	const fallback = fc.constantFrom('', "|'there'", " | 'my friend'", '|"you"');
	const tag = fc.tuple(word, fallback).map(([name, rest]) => `{{${name}${rest}}}`);
	const kept = tag
		.filter((text) => !/Infinity|NaN/.test(text))
		.map((text) => ({ stored: text, sent: text }));
	const evaluated = fc.constantFrom(
		{ stored: '{{ $json.tag }}', sent: '{{First Name}}' },
		{ stored: '{{ 1 + 1 }}', sent: '2' },
		{ stored: "{{ $json.none ?? 'none' }}", sent: 'none' },
		{ stored: '\\{{ $json.tag }}', sent: '{{ $json.tag }}' },
	);
	const chunks = fc.array(fc.oneof(plain, kept, evaluated), { minLength: 1, maxLength: 8 });

	await fc.assert(
		fc.asyncProperty(chunks, async (parts) => {
			emulator.reset();
			const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
			const text = (side: 'stored' | 'sent') => parts.map((part) => part[side]).join('');
			// A text of its own, so that there is always something to send.
			const { error } = await runNode(
				emulator,
				createStep(id, { channel: 'LinkedInMessage', message: `=Text ${text('stored')}` }),
				{ items: [{ json: { tag: '{{First Name}}' } }] },
			);
			expect(error).toBeUndefined();
			expect(emulator.requests[0].body).toMatchObject({
				variants: [{ payload: { message: `Text ${text('sent')}` } }],
			});
		}),
		{ numRuns: RUNS },
	);
});
