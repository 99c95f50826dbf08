import type { INodeParameters } from 'n8n-workflow';

import { runNode } from './engine';
import { byId, createStep, updateVariant } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const ids = { sequenceId: 'Sequence01', stepId: 'Step000001', variantId: 'Variant001' };

const mail = (...variant: INodeParameters[]) => ({ channel: 'Email', emailVariants: { variant } });
const json = (channel: string, variantsJson: unknown) => ({
	channel,
	specifyVariants: 'json',
	variantsJson: typeof variantsJson === 'string' ? variantsJson : JSON.stringify(variantsJson),
});
const variants = (count: number) =>
	Array.from({ length: count }, () => ({ subject: 'A', content: 'A' }));

const longNote = 'a'.repeat(3001);

const create: Array<[what: string, parameters: INodeParameters, message: string]> = [
	['no sequence', { channel: 'CallDemo', sequenceId: byId('=') }, 'Sequence is empty'],
	[
		'a sequence without a value',
		{ channel: 'CallDemo', sequenceId: byId('={{ $json.missing }}') },
		'Sequence is empty',
	],
	[
		'a number from the address bar',
		{ channel: 'CallDemo', sequenceId: byId('123456') },
		'Sequence "123456" is not an ID of the API',
	],
	[
		'an ID with a slash',
		{ channel: 'CallDemo', sequenceId: byId('abc/../def') },
		'Sequence "abc/../def" is not an ID of the API',
	],
	[
		'an ID with a space',
		{ channel: 'CallDemo', sequenceId: byId('kP3vN8 sQ2d') },
		'Sequence "kP3vN8 sQ2d" is not an ID of the API',
	],
	['an unknown channel', { channel: '=Fax' }, 'Channel must be a known value, but is "Fax"'],
	['no channel', { channel: '={{ null }}' }, 'Channel must be a known value, but is empty'],
	['day 0', { channel: 'CallDemo', absoluteDays: 0 }, 'Day must be a whole number from 1 to 999'],
	['day 1000', { channel: 'CallDemo', absoluteDays: 1000 }, 'Day must be a whole number'],
	['half a day', { channel: 'CallDemo', absoluteDays: 1.5 }, 'Day must be a whole number'],
	['an empty day', { channel: 'CallDemo', absoluteDays: '=' }, 'Day must be a whole number'],
	[
		'a day without a value',
		{ channel: 'CallDemo', absoluteDays: '={{ undefined }}' },
		'Day must be a whole number from 1 to 999, but is empty',
	],
	[
		'a list of days',
		{ channel: 'CallDemo', absoluteDays: '={{ [1] }}' },
		'Day must be a whole number from 1 to 999, but is a list',
	],
	['no variant', mail(), 'A step on channel "Email" takes 1 to 26 variants, but there are 0'],
	['27 variants', mail(...variants(27)), 'takes 1 to 26 variants, but there are 27'],
	['an Email without content', mail({ subject: 'A' }), 'Content of variant A is empty'],
	[
		'a second variant with blank content',
		mail({ content: 'A' }, { content: ' \n' }),
		'Content of variant B is empty',
	],
	[
		'a list as content',
		mail({ content: '={{ ["A"] }}' }),
		'Content of variant A must be a text, but is a list',
	],
	['a message without text', { channel: 'LinkedInMessage' }, 'Message is empty'],
	['an InMail without a subject', { channel: 'LinkedInInMail', message: 'A' }, 'Subject is empty'],
	[
		'a connection note that is too long',
		{ channel: 'LinkedInConnectionRequest', connectionNote: 'é'.repeat(301) },
		'Connection Note has 301 characters, but Saleshandy takes at most 300',
	],
	[
		'a message that is too long',
		{ channel: 'LinkedInMessage', message: 'a'.repeat(8001) },
		'Message has 8001 characters, but Saleshandy takes at most 8000',
	],
	[
		'an InMail that is too long',
		{ channel: 'LinkedInInMail', subject: 'A', message: 'a'.repeat(1901) },
		'Message has 1901 characters, but Saleshandy takes at most 1900',
	],
	[
		'an InMail subject that is too long',
		{ channel: 'LinkedInInMail', subject: 'a'.repeat(201), message: 'A' },
		'Subject has 201 characters, but Saleshandy takes at most 200',
	],
	[
		'a WhatsApp message that is too long',
		json('WhatsappMessage', [{ payload: { message: 'a'.repeat(6001) } }]),
		'Message of variant A has 6001 characters, but Saleshandy takes at most 6000',
	],
	[
		'a task note that is too long',
		{ channel: 'CallDemo', additionalFields: { taskNote: longNote } },
		'Task Note has 3001 characters, but Saleshandy takes at most 3000',
	],
	[
		'an unknown priority',
		{ channel: 'CallDemo', additionalFields: { priority: 5 } },
		'Priority must be a known value, but is "5"',
	],
	[
		'an assignee by name',
		{ channel: 'CallDemo', additionalFields: { assigneeId: '=Ada Moss' } },
		'Assignee "Ada Moss" is not an ID of the API',
	],
	[
		'a file name as attachment ID',
		mail({ content: 'A', attachmentIds: 'offer.pdf' }),
		'Attachment IDs "offer.pdf" is not an ID of the API',
	],
	[
		'broken JSON',
		json('Email', '[\n  { "payload": { "subject": "A", content: "A" } }\n]'),
		'Variants (JSON) is not valid JSON at line 2, column 34',
	],
	['truncated JSON', json('Email', '[{'), 'Variants (JSON) is not valid JSON at line 1, column 3'],
	['no JSON', json('Email', ''), 'Variants (JSON) is not valid JSON at line 1, column 1'],
	['an empty list', json('Email', []), 'takes 1 to 26 variants, but there are 0'],
	[
		'27 variants in JSON',
		json(
			'Email',
			variants(27).map((payload) => ({ payload })),
		),
		'takes 1 to 26 variants, but there are 27',
	],
	[
		'two variants of a call',
		json('CallDemo', [{ payload: {} }, { payload: {} }]),
		'A step on channel "Call: Demo" takes exactly 1 variant, but there are 2',
	],
	[
		'a variant without a payload',
		json('Email', [{ subject: 'A' }]),
		'Variants (JSON): "payload" of variant A must be an object',
	],
	[
		'a key that is not known',
		json('Email', [{ payload: { subject: 'A', content: 'A', body: 'A' } }]),
		'"body" of variant A does not exist on channel "Email"',
	],
	[
		'a key from the prototype',
		json('CallDemo', '[{ "payload": { "constructor": "A" } }]'),
		'"constructor" of variant A does not exist on channel "Call: Demo"',
	],
	[
		'a task note on an Email',
		json('Email', [{ payload: { content: 'A' }, taskNote: 'A' }]),
		'Variants (JSON): "taskNote" of variant A is not known',
	],
	[
		'an attachment on a call',
		json('CallDemo', [{ payload: {}, attachmentIds: [] }]),
		'Variants (JSON): "attachmentIds" of variant A is not known',
	],
	[
		'an action that says nothing',
		json('Custom', [{ payload: { action: { url: null } } }]),
		'"action" of variant A must be an object with name or url',
	],
	[
		'a number as action',
		json('Custom', [{ payload: { action: 7 } }]),
		'"action" of variant A must be an object with name or url',
	],
	[
		'an action with another key',
		json('Custom', [{ payload: { action: { href: 'A' } } }]),
		'"href" in "action" of variant A does not exist',
	],
];

test.each(create)('Create Step refuses %s', async (_, parameters, message) => {
	const { error } = await runNode(emulator, createStep(ids.sequenceId, parameters));
	expect(error?.message).toContain(message);
	expect(error?.message).toMatch(/ \[item 0\]$/);
	expect(emulator.requests).toEqual([]);
});

const update: Array<[what: string, channel: string, fields: INodeParameters, message: string]> = [
	['nothing', 'Email', {}, 'There is nothing to update'],
	[
		'fields without a value',
		'Email',
		{ subject: '={{ undefined }}' },
		'There is nothing to update',
	],
	['no removal', 'Email', { removeAllAttachments: false }, 'There is nothing to update'],
	[
		'an unknown status',
		'Email',
		{ status: '=stopped' },
		'Status must be a known value, but is "stopped"',
	],
	['day 1000', 'Email', { absoluteDays: 1000 }, 'Day must be a whole number'],
	['empty content', 'Email', { content: '' }, 'Content is empty'],
	['an empty message', 'LinkedInMessage', { message: '' }, 'Message is empty'],
	['an empty InMail subject', 'LinkedInInMail', { subject: '' }, 'Subject is empty'],
	['a note that is too long', 'CallDemo', { taskNote: longNote }, 'Task Note has 3001 characters'],
	['empty attachments', 'Email', { attachmentIds: '' }, 'Attachment IDs is empty'],
	['no field names', 'Email', { attachmentFields: ' , ' }, 'Attachment Fields is empty'],
	['a field that is missing', 'Email', { attachmentFields: 'none' }, 'no file in the binary field'],
	[
		'a removal that is neither true nor false',
		'Email',
		{ removeAllAttachments: '=perhaps' },
		'Remove All Attachments must be true or false, but is "perhaps"',
	],
	[
		'new attachments and none',
		'Email',
		{ attachmentIds: 'Attachment1', removeAllAttachments: true },
		'Attachment IDs and Remove All Attachments cannot be used together',
	],
	[
		'a field of another channel',
		'={{ "CallDemo" }}',
		{ subject: 'A' },
		'Subject does not exist on channel "Call: Demo"',
	],
	[
		'a task note on an Email',
		'={{ "Email" }}',
		{ taskNote: 'A' },
		'Task Note does not exist on channel "Email"',
	],
	[
		'attachments on a call',
		'={{ "CallDemo" }}',
		{ attachmentIds: 'Attachment1' },
		'Attachment IDs does not exist on channel "Call: Demo"',
	],
];

test.each(update)('Update Variant refuses %s', async (_, channel, fields, message) => {
	const { error } = await runNode(emulator, updateVariant(ids, channel, fields));
	expect(error?.message).toContain(message);
	expect(error?.message).toMatch(/ \[item 0\]$/);
	expect(emulator.requests).toEqual([]);
});

test.each([
	['sequenceId', 'Sequence'],
	['stepId', 'Step'],
	['variantId', 'Variant'],
])('Update Variant refuses a number as %s', async (name, label) => {
	const { error } = await runNode(
		emulator,
		updateVariant({ ...ids, [name]: '123' }, 'Email', { status: 'paused' }),
	);
	expect(error?.message).toBe(`${label} "123" is not an ID of the API [item 0]`);
	expect(error?.description).toContain('address bar');
	expect(emulator.requests).toEqual([]);
});

test.each(['file:///etc', 'http://[bad', 'open-api.saleshandy.com'])(
	'a base URL such as %s is refused',
	async (baseUrl) => {
		const { error } = await runNode(
			{ baseUrl, apiKey: 'key' },
			createStep(ids.sequenceId, { channel: 'CallDemo' }),
		);
		expect(error?.message).toContain(
			'Base URL of the Saleshandy credential must be an address with https://',
		);
	},
);
