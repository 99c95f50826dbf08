import type { INodeParameters } from 'n8n-workflow';

import { answer } from './emulator/faults';
import { runNode } from './engine';
import { byId, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const conversationId = 'eF7kJ1qV3r';
const message = (id: string, day: number, fromEmail: string) => ({
	id,
	sentAt: `2026-05-0${day}T11:02:00.000Z`,
	fromEmail,
	content: '<p>Yes</p>',
});
const fromLee = message('MessageAaa1', 4, 'lee@example.com');
const fromKim = message('MessageBbb2', 5, 'kim@example.com');
const own = message('MessageCcc3', 6, 'Ada.Moss@Example.com');

const addConversation = (...messages: Array<typeof fromLee>) => {
	emulator.account.add('threads', { id: conversationId, messages });
	emulator.account.add('mailboxes', { fromEmail: 'ada.moss@example.com' });
};
const run = async (value: string, parameters: INodeParameters = {}) =>
	await runNode(
		emulator,
		operation('conversation', value, { conversationId: byId(conversationId), ...parameters }),
	);
const replies = () =>
	emulator.requests
		.filter(({ operationId }) => operationId === 'replyToThread')
		.map(({ body }) => {
			const { emailId, to } = body as { emailId: string; to: string[] };
			return [emailId, ...to];
		});

describe('Reply', () => {
	const content = '<p>Thanks</p>';

	test.each<[string, INodeParameters, string[]]>([
		['to the latest received message', {}, [fromKim.id, 'kim@example.com']],
		[
			'to the sender of a chosen message',
			{ messageId: byId(fromLee.id) },
			[fromLee.id, 'lee@example.com'],
		],
		[
			'from an own message to the latest sender',
			{ messageId: byId(own.id) },
			[own.id, 'kim@example.com'],
		],
		['to other people', { to: 'sam@example.com' }, [fromKim.id, 'sam@example.com']],
	])('goes %s', async (_, options, expected) => {
		// In any order
		addConversation(own, fromKim, fromLee);
		const { error } = await run('reply', { content, options });
		expect(error).toBeUndefined();
		expect(replies()).toEqual([expected]);
	});

	test('goes to a message that has an ID', async () => {
		addConversation(fromLee);
		const messages = [{ ...fromKim, id: undefined }, fromLee];
		emulator.inject(answer(200, { message: '', payload: { messages } }), { when: 'getThread' });
		await run('reply', { content });
		expect(replies()).toEqual([[fromLee.id, 'lee@example.com']]);
	});

	test('is rejected where nobody else has written', async () => {
		addConversation(own);
		const { error } = await run('reply', { content });
		expect(error?.message).toBe('The conversation has no message from someone else [item 0]');
		expect(error?.description).toContain("'Message' and 'To'");
		expect(replies()).toEqual([]);
	});

	test.each([
		'<p>&nbsp;</p>',
		'<p>&#160;</p>',
		'<p>&#8203;</p>',
		'<style>p { color: red }</style><p></p>',
		'<!-- a > b -->',
		' <br> ',
		'={{ null }}',
	])('without text is rejected: %s', async (html) => {
		const { error } = await run('reply', { content: html });
		expect(error?.message).toBe("'Content' is empty [item 0]");
		expect(emulator.requests).toEqual([]);
	});

	test.each(['kim', '<kim@example.com>', 'Kim<kim@example.com>', 'kim@example..com'])(
		'to an invalid address is rejected: %s',
		async (address) => {
			const options = { cc: `lee@example.com, ${address}` };
			const { error } = await run('reply', { content, options });
			expect(error?.message).toBe(`'CC' must be an email address, but is "${address}" [item 0]`);
			expect(emulator.requests).toEqual([]);
		},
	);

	test('with nothing but an image is sent', async () => {
		addConversation(fromLee);
		await run('reply', { content: '<p><img src="https://x.example/a.png"></p>' });
		expect(replies()).toHaveLength(1);
	});

	test('whose outcome is unknown says what to check', async () => {
		addConversation(fromLee);
		emulator.answer('replyToThread', { status: 500, body: {} });
		const { error } = await run('reply', { content });
		expect(error?.description).toMatch(/^Outcome unknown.*check the conversation/);
		expect(replies()).toHaveLength(1);
	});
});

test('messages are returned oldest first', async () => {
	addConversation(own, fromKim, fromLee);
	const { items } = await run('get');
	const { messages } = items[0].json as { messages: Array<{ messageId: string }> };
	expect(messages.map(({ messageId }) => messageId)).toEqual([fromLee.id, fromKim.id, own.id]);
});

test('times as numbers are understood', async () => {
	const messages = [
		{ ...fromKim, sentAt: 1777978920000 },
		{ ...fromLee, sentAt: 1777892520 },
	];
	emulator.answer('getThread', { body: { message: 'Thread found', payload: { messages } } });
	const { items } = await run('get');
	expect(items[0].json.messages).toMatchObject([
		{ messageId: fromLee.id, sentAt: '2026-05-04T11:02:00.000Z' },
		{ messageId: fromKim.id, sentAt: '2026-05-05T11:02:00.000Z' },
	]);
});

test.each([0, 1, false, true])('whether it is read is a boolean: %j', async (isRead) => {
	const items = [{ id: conversationId, isRead }];
	emulator.answer('listThreads', { body: { message: 'Threads found', payload: { items } } });
	const { items: output } = await run('getAll', { limit: 1 });
	expect(output[0].json).toMatchObject({ conversationId, isRead: Boolean(isRead) });
});

test('whether it is read is left open if Saleshandy does not say', async () => {
	const items = [{ id: conversationId }];
	emulator.answer('listThreads', { body: { message: 'Threads found', payload: { items } } });
	const { items: output } = await run('getAll', { limit: 1 });
	expect(output[0].json.isRead).toBeUndefined();
});

test.each([null, 7, { html: '<p>Yes</p>' }])('content that is not text: %j', async (content) => {
	const payload = { id: fromLee.id, content };
	emulator.inject(answer(200, { message: 'Mail found', payload }));
	const parameters = { messageId: byId(fromLee.id), simplify: false };
	const { items } = await run('getMessage', parameters);
	expect(items[0].json).toMatchObject({ content, text: '' });
});

test('a missing count is not 0', async () => {
	emulator.inject(answer(200, { message: 'Threads found', payload: null }));
	const { items } = await run('getUnreadCount');
	expect(items[0].json).toEqual({});
});

test('a number of unread conversations that comes alone is understood', async () => {
	emulator.answer('countUnreadThreads', { body: { message: 'Threads found', payload: 3 } });
	const { items } = await run('getUnreadCount');
	expect(items[0].json).toEqual({ count: 3 });
});
