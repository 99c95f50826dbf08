import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import type { Channel, PayloadField } from '../nodes/Saleshandy/channels';
import { channels } from '../nodes/Saleshandy/channels';
import { payloadFields } from '../nodes/Saleshandy/fields/payload';
import { answer, loseAnswer } from './emulator/faults';
import { updateVariant as updateVariantOperation } from '../nodes/Saleshandy/resources/sequence/updateVariant';
import { runNode } from './engine';
import { fromList, updateVariant } from './parameters';
import { storedVariant } from './storedVariant';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

const keysOf = ({ payload }: Channel) => Object.keys(payload) as PayloadField[];

/** The channel's texts as they are stored. */
function payloadOf(channel: Channel, textOf: (key: PayloadField) => string) {
	const payload: Record<string, unknown> = {};
	for (const key of keysOf(channel)) {
		const [outer, inner] = key.split('.');
		payload[outer] = inner ? { ...(payload[outer] as object), [inner]: textOf(key) } : textOf(key);
	}
	return payload;
}

const channelCalled = (value: string) => channels.find((channel) => channel.value === value)!;

/** A step with one variant whose texts all read "Old". */
function stored(value: string) {
	const channel = channelCalled(value);
	const payload = payloadOf(channel, () => 'Old');
	return storedVariant(emulator.account, { payload }, channel.code);
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

test.each(channels)('$value: status and day', async ({ value }) => {
	const { error, items, ids } = await run(value, { status: 'paused', absoluteDays: 9 });

	expect(error).toBeUndefined();
	expect(sent()).toEqual([{ status: 0, absoluteDays: 9 }]);
	expect(items).toEqual([
		{
			json: {
				success: true,
				...ids,
				letter: 'A',
				channel: value,
				status: 'paused',
				updatedFields: ['status', 'absoluteDays'],
			},
			pairedItem: { item: 0 },
		},
	]);
});

test.each(channels.filter(({ payload }) => Object.keys(payload).length > 0))(
	'$value: every text can be changed',
	async (channel) => {
		const fields = keysOf(channel).map((key) => [payloadFields[key].name, 'New']);
		const { error, variant } = await run(channel.value, Object.fromEntries(fields));
		expect(error).toBeUndefined();
		const payload = payloadOf(channel, () => 'New');
		expect(sent()).toEqual([{ payload }]);
		expect(variant.payload).toEqual(payload);
	},
);

test.each(channels.filter(({ payload }) => Object.keys(payload).length > 1))(
	'$value: a text that is not touched survives',
	async (channel) => {
		for (const touched of keysOf(channel)) {
			const { name } = payloadFields[touched];
			const { error, variant, items } = await run(channel.value, { [name]: 'New' });
			expect(error).toBeUndefined();
			const textOf = (key: PayloadField) => (key === touched ? 'New' : 'Old');
			expect(variant.payload).toEqual(payloadOf(channel, textOf));
			expect(items[0].json.updatedFields).toEqual([name]);
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

test('Clear empties subject, preheader, connection note, task note and what is optional', async () => {
	await run('Email', { clear: ['subject', 'preheader'] });
	await run('LinkedInConnectionRequest', { clear: '=connectionNote' });
	await run('WhatsappMessage', { clear: ['message', 'taskNote'] });
	await run('Custom', { clear: ['actionUrl'] });
	expect(sent()).toEqual([
		{ payload: { subject: '', content: 'Old', preheader: '' } },
		{ payload: { connectionNote: '' } },
		{ taskNote: '', payload: { message: '' } },
		{ payload: { title: 'Old', action: { name: 'Old', url: '' } } },
	]);
});

test.each([
	['without a value', '={{ $json.missing }}'],
	['that gives null', '={{ null }}'],
	['that gives an empty text', "={{ '' }}"],
	['that is empty', '='],
	['that is no expression but empty', ''],
])('a field with an expression %s is left as it is, whatever the field', async (_, value) => {
	const { error, variant, step } = await run('Email', {
		...Object.fromEntries(
			['subject', 'preheader', 'attachmentIds', 'attachmentFields'].map((name) => [name, value]),
		),
		absoluteDays: value,
		status: value,
		content: 'New',
	});
	expect(error).toBeUndefined();
	expect(sent()).toEqual([{ payload: { subject: 'Old', content: 'New', preheader: 'Old' } }]);
	expect([variant.status, step.absoluteDays]).toEqual([1, 1]);

	const task = await run('CallDemo', {
		...Object.fromEntries(['taskNote', 'priority', 'assigneeId'].map((name) => [name, value])),
		status: 'paused',
	});
	expect(task.error).toBeUndefined();
	expect(sent().at(-1)).toEqual({ status: 0 });
});

test('an empty list of files changes nothing', async () => {
	await run('Email', { attachmentIds: '={{ [] }}', attachmentFields: ' , ', status: 'paused' });
	expect(sent()).toEqual([{ status: 0 }]);
});

describe('a step from the list', () => {
	/** What the editor stores: Channel is not asked, so the value that it had is dropped. */
	const chosen = async (value: string, updateFields: INodeParameters, leftOver = 'Email') => {
		const { ids, ...target } = stored(value);
		const { label } = channelCalled(value);
		const parameters = updateVariant(ids, leftOver, updateFields);
		parameters.stepId = fromList(ids.stepId, `Step 1 · Day 1 · ${label}`);
		return { ...target, ...(await runNode(emulator, parameters)) };
	};

	test.each(channels)('on $label tells the channel', async ({ value, payload }) => {
		const { error, items } = await chosen(value, { status: 'paused' });
		expect(error).toBeUndefined();
		expect(items[0].json.channel).toBe(value);
		if ('message' in payload) {
			await chosen(value, { message: 'New' });
			expect(sent().at(-1)).toMatchObject({ payload: { message: 'New' } });
		}
	});

	test('is refused with a field that it lacks, by name, and nothing is written', async () => {
		const { error } = await chosen('LinkedInMessage', { subject: 'Left over', status: 'paused' });
		expect(error?.message).toBe("LinkedIn: Message steps don't have 'Subject' [item 0]");
		expect(patches()).toEqual([]);
	});

	test('goes by its real channel if the list was read before that changed', async () => {
		const { ids } = stored('LinkedInMessage');
		const parameters = updateVariant(ids, 'Email', { message: 'New' });
		parameters.stepId = fromList(ids.stepId, 'Step 1 · Day 1 · Email');
		const { error, items } = await runNode(emulator, parameters);
		expect(error).toBeUndefined();
		expect(items[0].json.channel).toBe('LinkedInMessage');
	});
});

test.each(['integers', 'digits', 'names'] as const)(
	'steps whose type and status come as %s are understood',
	async (form) => {
		emulator.returnedEnums = form;
		const { error, items } = await run('WhatsappMessage', { message: 'New' });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ channel: 'WhatsappMessage', status: 'active' });
	},
);

test('a priority is sent by its name where the API accepts names only', async () => {
	emulator.enums = 'names';
	const { error, step } = await run('CallDemo', { priority: 'low' });
	expect(error).toBeUndefined();
	expect(step.priority).toBe(4);
});

test('a step that comes without variants has them read by its own call', async () => {
	const { ids, variant } = stored('Email');
	const steps = [{ id: ids.stepId, number: 1, type: 1 }];
	emulator.inject(answer(200, { message: '', payload: steps }));
	const { error } = await runNode(emulator, updateVariant(ids, 'Email', { subject: 'New' }));
	expect(error).toBeUndefined();
	expect(variant.payload).toEqual({ subject: 'New', content: 'Old', preheader: 'Old' });
	expect(emulator.requests.map(({ operationId }) => operationId)).toEqual([
		'listSteps',
		'listStepVariants',
		'updateVariant',
	]);
});

test('a step on a channel that this version does not know is refused', async () => {
	const { ids } = stored('Email');
	const steps = [{ id: ids.stepId, number: 1, type: 99, variants: [] }];
	emulator.inject(answer(200, { message: '', payload: steps }));
	const { error } = await runNode(emulator, updateVariant(ids, 'Email', { status: 'paused' }));
	expect(error?.message).toContain('an unknown channel with code "99"');
	expect(patches()).toEqual([]);
});

test('keys and empty values that Saleshandy adds to a payload are not sent back', async () => {
	await run('Email', { subject: 'New' }, ({ variant }) => {
		variant.payload = { subject: 'Old', content: 'Old', preheader: null, signature: true };
	});
	expect(sent()).toEqual([{ payload: { subject: 'New', content: 'Old' } }]);
});

test('a stored text that would be rejected stays as it is', async () => {
	const payload = { subject: 'Old', content: '<p></p>' };
	await run('Email', { subject: 'New' }, ({ variant }) => Object.assign(variant, { payload }));
	expect(sent()).toEqual([{ payload: { ...payload, subject: 'New' } }]);
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
	[
		'the channel is another',
		'LinkedInMessage',
		{},
		"The step's channel is Email, not LinkedIn: Message",
	],
	['the step is not in the sequence', 'Email', { stepId: 'Nowhere1' }, 'Step "Nowhere1" is not in'],
	['the variant is not in the step', 'Email', { variantId: 'Nowhere1' }, 'Variant "Nowhere1" is'],
])('nothing is written if %s', async (_, channel, wrong, message) => {
	const { ids } = stored('Email');
	const fields = { status: 'paused' };
	const { error } = await runNode(emulator, updateVariant({ ...ids, ...wrong }, channel, fields));
	expect(error?.message).toContain(message);
	expect(error?.message).toContain('[item 0]');
	expect(patches()).toEqual([]);
});

test('a write whose outcome is unknown is not repeated, and is safe to run again', async () => {
	const { ids } = stored('Email');
	emulator.inject(loseAnswer(), { when: ({ method }) => method === 'PATCH' });
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
