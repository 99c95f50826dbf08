import type { INodeParameters } from 'n8n-workflow';

import { answer } from './emulator/faults';
import { runNode } from './engine';
import { byId, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const OWN = 'ada.moss@example.com';

const reply = async (parameters: INodeParameters = {}) =>
	await runNode(
		emulator,
		operation('conversation', 'reply', {
			conversationId: byId('eF7kJ1qV3r'),
			content: '<p>Hi</p>',
			...parameters,
		}),
	);
const replies = () =>
	emulator.requests
		.filter(({ operationId }) => operationId === 'replyToThread')
		.map(({ body }) => body);

/** What the conversation holds, from oldest to newest. */
function answerWith(...messages: object[]) {
	emulator.account.add('mailboxes', { fromEmail: OWN });
	emulator.account.add('threads', {
		id: 'eF7kJ1qV3r',
		messages: [{ id: 'bZ4hN8wL6d', sentAt: '', fromEmail: 'lee@example.com', content: '' }],
	});
	emulator.inject(answer(200, { message: '', payload: { messages } }), { when: 'getThread' });
}

test('a reply goes to the latest message that someone else sent and that has an ID', async () => {
	const received = {
		id: 'bZ4hN8wL6d',
		sentAt: '2026-05-04T11:00:00Z',
		fromEmail: 'lee@example.com',
	};
	answerWith(
		received,
		{ sentAt: '2026-05-04T12:00:00Z', fromEmail: 'kim@example.com' },
		{ id: 'bZ4hN8wL6e', sentAt: '2026-05-04T13:00:00Z', fromEmail: 'Ada.Moss@Example.com' },
	);
	const { error } = await reply();
	expect(error).toBeUndefined();
	expect(replies()).toMatchObject([{ emailId: received.id, to: [received.fromEmail] }]);
});

test('a conversation of own messages alone says what to set', async () => {
	answerWith({ id: 'bZ4hN8wL6d', sentAt: '2026-05-04T11:00:00Z', fromEmail: OWN });
	const { error } = await reply();
	expect(error?.message).toBe('The conversation has no message from someone else [item 0]');
	expect(error?.description).toContain("'Message' and 'To'");
	expect(replies()).toEqual([]);
});

test.each(['<p>&nbsp;</p>', ' <br> ', '={{ null }}'])(
	'the content %p shows nothing, and is rejected before a request',
	async (content) => {
		const { error } = await reply({ content });
		expect(error?.message).toBe("'Content' is empty [item 0]");
		expect(emulator.requests).toEqual([]);
	},
);
