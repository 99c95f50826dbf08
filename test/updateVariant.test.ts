import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import type { Channel } from '../nodes/Saleshandy/channels';
import { channels } from '../nodes/Saleshandy/channels';
import { loseAnswer, serverError } from './emulator/faults';
import { updateVariant as updateVariantOperation } from '../nodes/Saleshandy/resources/sequence/updateVariant';
import { runNode } from './engine';
import { updateVariant } from './parameters';
import { storedVariant } from './storedVariant';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

const texts = (channel: Channel, text: string) =>
	Object.fromEntries(Object.keys(channel.payload).map((field) => [field, text]));

/** A step with one variant whose texts all read "Old". */
function stored(value: string) {
	const channel = channels.find((candidate) => candidate.value === value)!;
	return storedVariant(emulator.account, { payload: texts(channel, 'Old') }, channel.code);
}

const run = async (
	channel: string,
	updateFields: INodeParameters,
	setUp: (target: ReturnType<typeof stored>) => void = () => {},
) => {
	const target = stored(channel);
	setUp(target);
	return {
		...target,
		...(await runNode(emulator, updateVariant(target.ids, channel, updateFields))),
	};
};
const patches = () => emulator.requests.filter(({ method }) => method === 'PATCH');
const sent = () => patches().map(({ body }) => body);

test.each(channels)('$value: status and day need no read', async ({ value }) => {
	const { error, items, ids } = await run(value, { status: 'paused', absoluteDays: 9 });

	expect(error).toBeUndefined();
	expect(emulator.requests.map(({ method, body }) => [method, body])).toEqual([
		['PATCH', { status: 0, absoluteDays: 9 }],
	]);
	expect(items).toEqual([
		{
			json: { success: true, ...ids, updatedFields: ['status', 'absoluteDays'] },
			pairedItem: { item: 0 },
		},
	]);
});

test.each(channels.filter(({ payload }) => Object.keys(payload).length > 0))(
	'$value: every text can be changed',
	async (channel) => {
		const { error, variant } = await run(channel.value, texts(channel, 'New'));
		expect(error).toBeUndefined();
		expect(sent()).toEqual([{ payload: texts(channel, 'New') }]);
		expect(variant.payload).toEqual(texts(channel, 'New'));
	},
);

test.each(channels.filter(({ payload }) => Object.keys(payload).length > 1))(
	'$value: a text that is not touched survives',
	async (channel) => {
		for (const field of Object.keys(channel.payload)) {
			const { error, variant, items } = await run(channel.value, { [field]: 'New' });
			expect(error).toBeUndefined();
			expect(variant.payload).toEqual({ ...texts(channel, 'Old'), [field]: 'New' });
			expect(items[0].json.updatedFields).toEqual([field]);
		}
	},
);

test.each(channels.filter(({ sends }) => sends === 'task'))(
	'$value: note, priority and assignee travel at the top level',
	async ({ value }) => {
		const { id: assigneeId } = emulator.account.add('teamMembers');
		const { error } = await run(value, { taskNote: 'Call after lunch', priority: 1, assigneeId });
		expect(error).toBeUndefined();
		expect(sent()).toEqual([{ taskNote: 'Call after lunch', priority: 1, assigneeId }]);
	},
);

test('Active is 1, also by its code', async () => {
	await run('Email', { status: 'active' });
	await run('Email', { status: '={{ 1 }}' });
	expect(sent()).toEqual([{ status: 1 }, { status: 1 }]);
});

test('attachments are replaced or, when asked for, removed', async () => {
	const { id } = emulator.account.add('attachments');
	await run('Email', { attachmentIds: id });
	const { items } = await run('Email', { removeAllAttachments: true });
	expect(sent()).toEqual([{ attachmentIds: [id] }, { attachmentIds: [] }]);
	expect(items[0].json.updatedFields).toEqual(['attachmentIds']);
});

test('a removal may come as text, and no removal leaves room for attachments', async () => {
	const { id } = emulator.account.add('attachments');
	await run('Email', { removeAllAttachments: '={{ "true" }}' });
	await run('Email', { removeAllAttachments: false, attachmentIds: id });
	expect(sent()).toEqual([{ attachmentIds: [] }, { attachmentIds: [id] }]);
});

test('Status, added by itself, does not pause; Remove All Attachments removes', () => {
	const options = updateVariantOperation.fields.find(({ name }) => name === 'updateFields')!
		.options as INodeProperties[];
	const defaultOf = (field: string) => options.find(({ name }) => name === field)!.default;
	expect(defaultOf('status')).toBe('active');
	expect(defaultOf('removeAllAttachments')).toBe(true);
});

test('an empty text clears subject, preheader, connection note and task note', async () => {
	await run('Email', { subject: '', preheader: '' });
	await run('LinkedInConnectionRequest', { connectionNote: '' });
	await run('CallDemo', { taskNote: '' });
	expect(sent()).toEqual([
		{ payload: { subject: '', content: 'Old', preheader: '' } },
		{ payload: { connectionNote: '' } },
		{ taskNote: '' },
	]);
});

test('an expression without a value leaves its field as it is', async () => {
	await run('Email', { subject: '={{ $json.missing }}', preheader: '={{ null }}', content: 'New' });
	expect(sent()).toEqual([{ payload: { subject: 'Old', content: 'New', preheader: 'Old' } }]);
});

test('keys and empty values that Saleshandy adds to a payload are not sent back', async () => {
	await run('Email', { subject: 'New' }, ({ variant }) => {
		variant.payload = { subject: 'Old', content: 'Old', preheader: null, signature: true };
	});
	expect(sent()).toEqual([{ payload: { subject: 'New', content: 'Old' } }]);
});

test('one read serves all items, and items that touch one variant both take effect', async () => {
	const { ids, variant } = stored('Email');
	const { error, items } = await runNode(
		emulator,
		updateVariant(ids, 'Email', {
			subject: '={{ $json.subject }}',
			preheader: '={{ $json.preheader }}',
		}),
		{ items: [{ json: { subject: 'First' } }, { json: { preheader: 'Second' } }] },
	);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(2);
	expect(emulator.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
	expect(variant.payload).toEqual({ subject: 'First', content: 'Old', preheader: 'Second' });
});

test.each([
	['the channel is another', 'LinkedInMessage', {}, 'Channel is "LinkedIn: Message", but the step'],
	['the step is not in the sequence', 'Email', { stepId: 'Nowhere1' }, 'Step "Nowhere1" is not in'],
	['the variant is not in the step', 'Email', { variantId: 'Nowhere1' }, 'Variant "Nowhere1" is'],
])('nothing is written if %s', async (_, channel, wrong, message) => {
	const { ids } = stored('Email');
	const fields = channel === 'Email' ? { content: 'New' } : { message: 'New' };
	const { error } = await runNode(emulator, updateVariant({ ...ids, ...wrong }, channel, fields));
	expect(error?.message).toContain(message);
	expect(error?.message).toContain('[item 0]');
	expect(patches()).toEqual([]);
});

test('a write whose outcome is unknown is not repeated, and is safe to run again', async () => {
	const { ids } = stored('Email');
	emulator.inject(loseAnswer());
	const { error } = await runNode(emulator, updateVariant(ids, 'Email', { status: 'paused' }));
	expect(error?.description).toMatch(/^Outcome unknown.*Running the item again is safe/);
	expect(patches()).toHaveLength(1);
});

test('after a write whose outcome is unknown the variant is read again', async () => {
	const { ids, variant } = stored('Email');
	emulator.inject(loseAnswer(), { when: ({ method }) => method === 'PATCH' });
	const { items } = await runNode(
		emulator,
		updateVariant(ids, 'Email', {
			subject: '={{ $json.subject }}',
			preheader: '={{ $json.preheader }}',
		}),
		{
			items: [{ json: { subject: 'First' } }, { json: { preheader: 'Second' } }],
			node: { onError: 'continueRegularOutput' },
		},
	);
	expect(items[0].json).toMatchObject({ message: expect.stringMatching(/^Outcome unknown/) });
	expect(items[1].json).toMatchObject({ success: true });
	expect(variant.payload).toEqual({ subject: 'First', content: 'Old', preheader: 'Second' });
});

test('a step that another item makes read again keeps what is on its way to it', async () => {
	const { ids, variant } = stored('Email');
	const other = emulator.account.addStep(emulator.account.sequences[0], {
		type: 1,
		absoluteDays: 2,
		variants: [{ payload: { subject: 'Old', content: 'Old' } }],
	});
	const otherIds = { stepId: other.id, variantId: other.variants[0].id };
	const isPatchOf =
		({ stepId }: { stepId: string }) =>
		({ method, path }: { method: string; path: string }) =>
			method === 'PATCH' && path.includes(stepId);
	emulator.inject(serverError(), { when: isPatchOf(otherIds) });
	emulator.inject(
		async ({ handle, send }) => {
			while (patches().length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
			send(await handle());
		},
		{ when: isPatchOf(ids) },
	);
	const { items } = await runNode(
		emulator,
		updateVariant(
			{ ...ids, stepId: '={{ $json.stepId }}', variantId: '={{ $json.variantId }}' },
			'Email',
			{ subject: '={{ $json.subject }}', preheader: '={{ $json.preheader }}' },
		),
		{
			items: [
				{ json: { ...ids, subject: 'First' } },
				{ json: { ...otherIds, subject: 'Lost' } },
				{ json: { ...otherIds, subject: 'Read again' } },
				{ json: { ...ids, preheader: 'Second' } },
			],
			node: { onError: 'continueRegularOutput' },
		},
	);
	expect(items.map(({ json }) => json.success)).toEqual([true, undefined, true, true]);
	expect(variant.payload).toEqual({ subject: 'First', content: 'Old', preheader: 'Second' });
});
