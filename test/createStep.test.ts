import type { INodeParameters } from 'n8n-workflow';

import { channels } from '../nodes/Saleshandy/channels';
import { answer } from './emulator/faults';
import { runNode } from './engine';
import { createStep, fromList } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const sequence = () => emulator.account.addSequence({ title: 'Spring outreach' });
const run = async (parameters: INodeParameters) =>
	await runNode(emulator, createStep(sequence().id, parameters));
const sent = () => emulator.requests.map(({ body }) => body);

const task = {
	taskNote: 'Ask about the trial',
	additionalFields: { priority: 'high' },
};

/** By hand, so that a wrong code or a misplaced key in channels.ts cannot confirm itself. */
const wire: Array<[channel: string, parameters: INodeParameters, body: object]> = [
	[
		'Email',
		{
			emailVariants: {
				variant: [
					{ subject: 'A', content: '<p>A</p>', preheader: 'Two minutes', attachmentIds: '' },
					{ subject: '', content: '<p>B</p>' },
				],
			},
		},
		{
			type: 1,
			absoluteDays: 3,
			variants: [
				{ payload: { subject: 'A', content: '<p>A</p>', preheader: 'Two minutes' } },
				{ payload: { subject: '', content: '<p>B</p>' } },
			],
		},
	],
	[
		'LinkedInConnectionRequest',
		{ connectionNote: 'Hi {{First Name}}', ...task },
		{
			type: 2,
			absoluteDays: 3,
			priority: 2,
			variants: [
				{ payload: { connectionNote: 'Hi {{First Name}}' }, taskNote: 'Ask about the trial' },
			],
		},
	],
	[
		'LinkedInMessage',
		{ message: 'Hello', ...task },
		{
			type: 3,
			absoluteDays: 3,
			priority: 2,
			variants: [{ payload: { message: 'Hello' }, taskNote: 'Ask about the trial' }],
		},
	],
	[
		'LinkedInInMail',
		{ subject: 'Hello', message: 'One line', ...task },
		{
			type: 4,
			absoluteDays: 3,
			priority: 2,
			variants: [
				{ payload: { subject: 'Hello', message: 'One line' }, taskNote: 'Ask about the trial' },
			],
		},
	],
	...(
		[
			['LinkedInViewProfile', 5, {}, {}],
			['LinkedInPostInteraction', 6, {}, {}],
			[
				'Custom',
				9,
				{ title: 'Card', actionName: 'Shop', actionUrl: 'https://example.com' },
				{ title: 'Card', action: { name: 'Shop', url: 'https://example.com' } },
			],
			['CallIntroduction', 11, {}, {}],
			['CallDemo', 12, {}, {}],
			['CallFollowUp', 13, {}, {}],
			['CallReminder', 14, {}, {}],
			['CallOther', 15, {}, {}],
			['WhatsappMessage', 16, { message: 'Hello' }, { message: 'Hello' }],
			['WhatsappVoiceMessage', 17, {}, {}],
			['WhatsappVoiceCall', 18, {}, {}],
		] as const
	).map(([channel, type, texts, payload]): [string, INodeParameters, object] => [
		channel,
		{ ...texts, ...task },
		{
			type,
			absoluteDays: 3,
			priority: 2,
			variants: [{ payload, taskNote: 'Ask about the trial' }],
		},
	]),
];

test('the wire is pinned for every channel', () => {
	expect(wire.map(([channel]) => channel)).toEqual(channels.map(({ value }) => value));
});

test.each(wire)('%s: body and output', async (channel, parameters, body) => {
	const { items, error } = await run({ channel, absoluteDays: 3, ...parameters });

	expect(error).toBeUndefined();
	expect(sent()).toEqual([body]);
	const [{ id: sequenceId, steps }] = emulator.account.sequences;
	expect(items).toEqual([
		{
			json: {
				id: steps[0].id,
				name: 'Step 1',
				number: 1,
				type: (body as { type: number }).type,
				absoluteDays: 3,
				stepId: steps[0].id,
				sequenceId,
				channel,
			},
			pairedItem: { item: 0 },
		},
	]);
});

test.each(channels.filter(({ sends }) => sends === 'task'))(
	'$value: with nothing but its required texts, nothing else is sent',
	async ({ value, code, payload }) => {
		const needed = Object.entries(payload).filter(([, { presence }]) => presence !== 'optional');
		const texts = Object.fromEntries(
			needed.map(([field, { presence }]) => [field, presence === 'required' ? 'Text' : '']),
		);
		const { error } = await run({ channel: value, ...texts });

		expect(error).toBeUndefined();
		expect(sent()).toEqual([{ type: code, absoluteDays: 1, variants: [{ payload: texts }] }]);
	},
);

test('a connection request without a note sends an empty one', async () => {
	await run({ channel: 'LinkedInConnectionRequest' });
	expect(sent()).toMatchObject([{ variants: [{ payload: { connectionNote: '' } }] }]);
});

test.each([
	['the value', 'WhatsappMessage', 16],
	['the documented spelling', 'LinkedInPostInteration', 6],
	['the code', 13, 13],
	['the code as text', '12', 12],
	['the label', 'Call: Demo', 12],
	['the label in lower case', 'call: demo', 12],
])('a channel from an expression may be %s', async (_, channel, type) => {
	const { error } = await runNode(
		emulator,
		createStep(sequence().id, { channel: '={{ $json.channel }}' }),
		{ items: [{ json: { channel } }] },
	);
	expect(error).toBeUndefined();
	expect(sent()).toMatchObject([{ type }]);
});

test('attachments go into their variant, as a text or a list', async () => {
	const [a, b] = [emulator.account.add('attachments'), emulator.account.add('attachments')];
	await runNode(
		emulator,
		createStep(sequence().id, {
			channel: 'Email',
			emailVariants: {
				variant: [
					{ subject: 'A', content: 'A', attachmentIds: ` ${a.id}, ${b.id} ,` },
					{ subject: 'B', content: 'B', attachmentIds: '={{ $json.files }}' },
					{ subject: 'C', content: 'C', attachmentIds: '' },
				],
			},
		}),
		{ items: [{ json: { files: [b.id] } }] },
	);
	expect(sent()).toMatchObject([
		{ variants: [{ attachmentIds: [a.id, b.id] }, { attachmentIds: [b.id] }, {}] },
	]);
	expect(emulator.account.sequences[0].steps[0].variants[2].attachmentIds).toEqual([]);
});

test('characters are counted, not bytes', async () => {
	const connectionNote = '😀'.repeat(300);
	const { error } = await run({ channel: 'LinkedInConnectionRequest', connectionNote });
	expect(error).toBeUndefined();
});

test('a base URL may end in a slash', async () => {
	const { error } = await runNode(
		{ baseUrl: `${emulator.baseUrl}/ `, apiKey: emulator.apiKey },
		createStep(sequence().id, { channel: 'CallDemo' }),
	);
	expect(error).toBeUndefined();
});

test('an assignee from the list and a priority by name travel on the step', async () => {
	const { id: assigneeId } = emulator.account.add('teamMembers');
	const additionalFields = { assigneeId: fromList(assigneeId, 'Ada Moss'), priority: '=Urgent' };
	await run({ channel: 'CallDemo', additionalFields });
	expect(sent()).toEqual([
		{ type: 12, absoluteDays: 1, priority: 1, assigneeId, variants: [{ payload: {} }] },
	]);
});

test('where an expression sets the channel, JSON fits every channel', async () => {
	const action = { name: 'Shop', url: 'https://example.com/card' };
	const variants = [{ payload: { title: 'Send a card', action }, taskNote: 'By post' }];
	const variantsJson = JSON.stringify(variants);
	await run({ channel: '=Custom', specifyVariants: 'json', variantsJson });
	expect(sent()).toEqual([{ type: 9, absoluteDays: 1, variants }]);
});

test('half an action is sent as half an action', async () => {
	await run({ channel: 'Custom', actionName: 'Shop' });
	expect(sent()).toMatchObject([{ variants: [{ payload: { action: { name: 'Shop' } } }] }]);
});

test('the output has the IDs of the variants if the API returns them', async () => {
	const variants = [{ id: 'Variant001' }, { id: 'Variant002' }];
	emulator.inject(answer(201, { message: '', payload: { id: 'Step000001', number: 1, variants } }));
	const { items } = await run({ channel: 'CallDemo' });
	expect(items[0].json).toMatchObject({
		stepId: 'Step000001',
		variants: [
			{ variantId: 'Variant001', letter: 'A' },
			{ variantId: 'Variant002', letter: 'B' },
		],
	});
});

test('an empty Content stops the run before it begins, whatever the variant', async () => {
	const emailVariants = { variant: [{ content: 'A' }, { content: '' }] };
	const { error } = await run({ channel: 'Email', emailVariants }).catch((error) => ({ error }));
	// n8n 1.x does not say which field it is.
	expect(String(error?.message)).toMatch(/Content|The workflow has issues/);
	expect(emulator.requests).toEqual([]);
});

test('JSON may be an array from an earlier node, or one variant alone', async () => {
	const json = { list: [{ payload: { subject: 'A', content: 'A' } }], alone: {} };
	json.alone = json.list[0];
	const parameters = (name: string, absoluteDays: number) =>
		createStep(sequence().id, {
			channel: 'Email',
			absoluteDays,
			specifyVariants: 'json',
			variantsJson: `={{ $json.${name} }}`,
		});
	await runNode(emulator, parameters('list', 1), { items: [{ json }] });
	await runNode(emulator, parameters('alone', 2), { items: [{ json }] });
	expect(sent()).toMatchObject([{ variants: json.list }, { variants: json.list }]);
});

test('fields of a channel that was chosen before are not sent', async () => {
	const { error } = await run({
		channel: 'CallDemo',
		subject: 'Left over',
		message: 'Left over',
		emailVariants: { variant: [{ subject: 'Left over', content: 'Left over' }] },
	});
	expect(error).toBeUndefined();
	expect(sent()).toEqual([{ type: 12, absoluteDays: 1, variants: [{ payload: {} }] }]);
});
