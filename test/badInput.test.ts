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
	['no sequence', { channel: 'CallDemo', sequenceId: byId('=') }, `'Sequence' is empty`],
	[
		'a sequence without a value',
		{ channel: 'CallDemo', sequenceId: byId('={{ $json.missing }}') },
		`'Sequence' is empty`,
	],
	[
		'a number from the address bar',
		{ channel: 'CallDemo', sequenceId: byId('123456') },
		`'Sequence' "123456" is not a valid Saleshandy ID`,
	],
	[
		'an ID with a slash',
		{ channel: 'CallDemo', sequenceId: byId('abc/../def') },
		`'Sequence' "abc/../def" is not a valid Saleshandy ID`,
	],
	[
		'an ID with a space',
		{ channel: 'CallDemo', sequenceId: byId('kP3vN8 sQ2d') },
		`'Sequence' "kP3vN8 sQ2d" is not a valid Saleshandy ID`,
	],
	['an unknown channel', { channel: '=Fax' }, `'Channel' has an unknown value: "Fax"`],
	['no channel', { channel: '={{ null }}' }, `'Channel' is empty`],
	['day 0', { channel: 'CallDemo', absoluteDays: 0 }, `'Day' must be a whole number from 1 to 999`],
	['day 1000', { channel: 'CallDemo', absoluteDays: 1000 }, `'Day' must be a whole number`],
	['half a day', { channel: 'CallDemo', absoluteDays: 1.5 }, `'Day' must be a whole number`],
	['an empty day', { channel: 'CallDemo', absoluteDays: '=' }, `'Day' must be a whole number`],
	[
		'a day without a value',
		{ channel: 'CallDemo', absoluteDays: '={{ undefined }}' },
		`'Day' must be a whole number from 1 to 999, but is empty`,
	],
	[
		'a list of days',
		{ channel: 'CallDemo', absoluteDays: '={{ [1] }}' },
		`'Day' must be a whole number from 1 to 999, but is an array`,
	],
	['no variant', mail(), 'Email steps can have 1 to 26 variants, but there are 0'],
	['27 variants', mail(...variants(27)), 'can have 1 to 26 variants, but there are 27'],
	['an Email without content', mail({ content: '=' }), "'Content' of variant A is empty"],
	[
		'a second variant with blank content',
		mail({ content: 'A' }, { content: ' \n' }),
		"'Content' of variant B is empty",
	],
	[
		'an Email that shows nothing',
		mail({ content: '<p>&nbsp;<br></p>' }),
		"'Content' of variant A is empty",
	],
	[
		'an Email that shows nothing in JSON',
		json('Email', [{ payload: { content: '<p></p>' } }]),
		"'Content' of variant A is empty",
	],
	[
		'a message of a zero-width space',
		{ channel: 'LinkedInMessage', message: '\u200b' },
		"'Message' is empty",
	],
	[
		'a list as content',
		mail({ content: '={{ ["A"] }}' }),
		"'Content' of variant A must be text, but is an array",
	],
	['a message without text', { channel: 'LinkedInMessage', message: '=' }, "'Message' is empty"],
	[
		'an InMail without a subject',
		{ channel: 'LinkedInInMail', subject: '={{ null }}', message: 'A' },
		"'Subject' is empty",
	],
	[
		'a connection note that is too long',
		{ channel: 'LinkedInConnectionRequest', connectionNote: 'é'.repeat(301) },
		"'Connection Note' has 301 characters, but Saleshandy allows at most 300",
	],
	[
		'a message that is too long',
		{ channel: 'LinkedInMessage', message: 'a'.repeat(8001) },
		"'Message' has 8001 characters, but Saleshandy allows at most 8000",
	],
	[
		'an InMail that is too long',
		{ channel: 'LinkedInInMail', subject: 'A', message: 'a'.repeat(1901) },
		"'Message' has 1901 characters, but Saleshandy allows at most 1900",
	],
	[
		'an InMail subject that is too long',
		{ channel: 'LinkedInInMail', subject: 'a'.repeat(201), message: 'A' },
		"'Subject' has 201 characters, but Saleshandy allows at most 200",
	],
	[
		'a WhatsApp message that is too long',
		{ channel: 'WhatsappMessage', message: 'a'.repeat(6001) },
		"'Message' has 6001 characters, but Saleshandy allows at most 6000",
	],
	[
		'a task note that is too long',
		{ channel: 'CallDemo', taskNote: longNote },
		`'Task Note' has 3001 characters, but Saleshandy allows at most 3000`,
	],
	[
		'an unknown priority',
		{ channel: 'CallDemo', additionalFields: { priority: 5 } },
		`'Priority' has an unknown value: "5"`,
	],
	[
		'an assignee by name',
		{ channel: 'CallDemo', additionalFields: { assigneeId: '=Ada Moss' } },
		`'Assignee' "Ada Moss" is not a valid Saleshandy ID`,
	],
	[
		'a file name as attachment ID',
		mail({ content: 'A', attachmentIds: 'offer.pdf' }),
		`'Attachment IDs' "offer.pdf" is not a valid Saleshandy ID`,
	],
	[
		'broken JSON',
		json('Email', '[\n  { "payload": { "subject": "A", content: "A" } }\n]'),
		`'Variants (JSON)' is not valid JSON`,
	],
	['truncated JSON', json('Email', '[{'), `'Variants (JSON)' is not valid JSON`],
	['no JSON', json('Email', ''), `'Variants (JSON)' is not valid JSON`],
	['an empty list', json('Email', []), 'can have 1 to 26 variants, but there are 0'],
	[
		'27 variants in JSON',
		json(
			'Email',
			variants(27).map((payload) => ({ payload })),
		),
		'can have 1 to 26 variants, but there are 27',
	],
	[
		'two variants of a call',
		json('=CallDemo', [{ payload: {} }, { payload: {} }]),
		'Call: Demo steps can have only one variant, but there are 2',
	],
	[
		'a variant without a payload',
		json('Email', [{ subject: 'A' }]),
		`'Variants (JSON)': "payload" of variant A must be an object`,
	],
	[
		'an unknown key',
		json('Email', [{ payload: { subject: 'A', content: 'A', body: 'A' } }]),
		"Email steps don't have 'body' of variant A",
	],
	[
		'a key from the prototype',
		json('=CallDemo', '[{ "payload": { "constructor": "A" } }]'),
		"Call: Demo steps don't have 'constructor' of variant A",
	],
	[
		'a task note on an Email',
		json('Email', [{ payload: { content: 'A' }, taskNote: 'A' }]),
		`'Variants (JSON)': "taskNote" of variant A is unknown`,
	],
	[
		'an attachment on a call',
		json('=CallDemo', [{ payload: {}, attachmentIds: [] }]),
		`'Variants (JSON)': "attachmentIds" of variant A is unknown`,
	],
	[
		'an action that says nothing',
		json('=Custom', [{ payload: { action: {} } }]),
		"Custom Task steps don't have 'action' of variant A",
	],
	[
		'a number as action',
		json('=Custom', [{ payload: { action: 7 } }]),
		"Custom Task steps don't have 'action' of variant A",
	],
	[
		'an action with another key',
		json('=Custom', [{ payload: { action: { href: 'A' } } }]),
		"Custom Task steps don't have 'action.href' of variant A",
	],
];

test.each(create)('Create Step refuses %s', async (_, parameters, message) => {
	const { error } = await runNode(emulator, createStep(ids.sequenceId, parameters));
	expect(error?.message).toContain(message);
	expect(error?.message).toMatch(/ \[item 0\]$/);
	expect(emulator.requests).toEqual([]);
});

const update: Array<[what: string, channel: string, fields: INodeParameters, message: string]> = [
	['nothing', 'Email', {}, 'No fields to update'],
	['fields without a value', 'Email', { subject: '={{ undefined }}' }, 'No fields to update'],
	['no removal', 'Email', { removeAllAttachments: false }, 'No fields to update'],
	[
		'an unknown status',
		'Email',
		{ status: '=stopped' },
		`'Status' has an unknown value: "stopped"`,
	],
	['day 1000', 'Email', { absoluteDays: 1000 }, `'Day' must be a whole number`],
	['an empty field', 'Email', { content: '' }, 'No fields to update'],
	['no files', 'Email', { attachmentIds: '', attachmentFields: ' , ' }, 'No fields to update'],
	['blank content', 'Email', { content: ' \n' }, "'Content' is empty"],
	['content that shows nothing', 'Email', { content: '<p></p>' }, "'Content' is empty"],
	['a blank message', 'LinkedInMessage', { message: ' ' }, "'Message' is empty"],
	[
		'a note that is too long',
		'CallDemo',
		{ taskNote: longNote },
		`'Task Note' has 3001 characters`,
	],
	[
		'a text that is both set and cleared',
		'Email',
		{ subject: 'A', clear: ['subject'] },
		"'Subject' can't be both set and cleared",
	],
	[
		'what cannot be cleared',
		'Email',
		{ clear: '=content, nonsense' },
		`'Clear' has an unknown value`,
	],
	['an InMail subject to clear', 'LinkedInInMail', { clear: ['subject'] }, "'Subject' is empty"],
	[
		'a text to clear that the channel lacks',
		'CallDemo',
		{ clear: ['preheader'] },
		"Call: Demo steps don't have 'Preheader'",
	],
	['a field that is missing', 'Email', { attachmentFields: 'none' }, 'no file in field'],
	[
		'a removal that is neither true nor false',
		'Email',
		{ removeAllAttachments: '=perhaps' },
		`'Remove All Attachments' must be true or false, but is "perhaps"`,
	],
	[
		'new attachments and none',
		'Email',
		{ attachmentIds: 'Attachment1', removeAllAttachments: true },
		"'Attachment IDs' and 'Remove All Attachments' can't be used together",
	],
	[
		'a field of another channel',
		'={{ "CallDemo" }}',
		{ subject: 'A' },
		"Call: Demo steps don't have 'Subject'",
	],
	[
		'a task note on an Email',
		'={{ "Email" }}',
		{ taskNote: 'A' },
		"Email steps don't have 'Task Note'",
	],
	[
		'attachments on a call',
		'={{ "CallDemo" }}',
		{ attachmentIds: 'Attachment1' },
		"Call: Demo steps don't have 'Attachment IDs'",
	],
];

test.each(update)('Update Variant refuses %s', async (_, channel, fields, message) => {
	const { error } = await runNode(emulator, updateVariant(ids, channel, fields));
	expect(error?.message).toContain(message);
	expect(error?.message).toMatch(/ \[item 0\]$/);
	expect(emulator.requests).toEqual([]);
});

const timeSlot = { days: ['monday'], from: '09:00', to: '17:00' };
const schedule = (...slot: INodeParameters[]) => ({
	name: 'Weekdays',
	timezone: 'Europe/Paris',
	timeSlots: { slot },
});
const subsequence = (...condition: INodeParameters[]) => ({
	sequenceId: byId(ids.sequenceId),
	title: 'Opened twice',
	conditions: { condition },
});

const reversed = { startDate: '2026-03-02', endDate: '2026-03-01' };

const others: Array<[message: string, operation: string, parameters: INodeParameters]> = [
	["'Time Slots' is empty", 'schedule.create', schedule()],
	[
		"'Days' of time slot 2 in 'Time Slots' is empty",
		'schedule.create',
		schedule(timeSlot, { ...timeSlot, days: [] }),
	],
	[
		"'To' of time slot 1 in 'Time Slots' must be later than 'From'",
		'schedule.create',
		schedule({ ...timeSlot, to: '09:00' }),
	],
	[
		"'Content' is empty",
		'sequence.sendTestEmail',
		{
			sequenceId: byId(ids.sequenceId),
			fromEmailAccountId: byId('Mailbox001'),
			to: 'me@example.com',
			subject: 'A',
			content: '<p>&nbsp;</p>',
		},
	],
	["'Conditions' is empty", 'subsequence.create', subsequence()],
	[
		"'Value' of condition 1 in 'Conditions' is empty",
		'subsequence.create',
		subsequence({ subject: 'prospectTag', comparison: 'is', value: ' , ' }),
	],
	[
		"'To' of time slot 1 in 'Time Slots' must be a time such as 09:00",
		'schedule.create',
		schedule({ ...timeSlot, to: '24:00' }),
	],
	[
		`'Timezone' has an unknown value: "Paris"`,
		'schedule.create',
		{ ...schedule(timeSlot), timezone: 'Paris' },
	],
	[
		`'Timezone' has an unknown value: "+02:00"`,
		'schedule.create',
		{ ...schedule(timeSlot), timezone: '+02:00' },
	],
	[
		"'Title' has 101 characters, but Saleshandy allows at most 100",
		'sequence.create',
		{ title: 'x'.repeat(101) },
	],
	[
		"'Choices' has 51 values, but Saleshandy allows at most 50",
		'field.create',
		{ label: 'A', fieldType: 'dropdown', choices: Array.from({ length: 51 }, (_, n) => n).join() },
	],
	[
		"'Longest Interval' must not be less than 'Shortest Interval'",
		'emailAccount.update',
		{
			emailAccountId: byId('Abcde12345'),
			senderFirstName: 'Ada',
			updateFields: { sendingIntervalMin: 300, sendingIntervalMax: 120 },
		},
	],
	["'Query' must be a JSON object", 'apiRequest.send', { path: '/credits', query: '[1]' }],
	...Object.entries({
		'conversation.getAll': { filters: reversed },
		'report.getActivity': { sequenceIds: ['Abcde12345'], ...reversed },
		'report.exportSentEmails': reversed,
		'report.getTeamStats': { userIds: ['Abcde12345'], ...reversed },
	}).map(([operation, parameters]): (typeof others)[number] => [
		"'End Date' must not be before 'Start Date'",
		operation,
		parameters,
	]),
];

test.each(others)('%s: %s', async (message, name, parameters) => {
	const [resource, operation] = name.split('.');
	const { error } = await runNode(emulator, { resource, operation, ...parameters });
	expect(error?.message).toBe(`${message} [item 0]`);
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
	expect(error?.message).toBe(`'${label}' "123" is not a valid Saleshandy ID [item 0]`);
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
			"'Base URL' of the Saleshandy credential must be a URL starting with https://",
		);
	},
);
