import { now, type Thread } from '../account';
import { type Call, decline, find } from './call';
import { listOf } from './list';

const lastOf = ({ messages, createdAt }: Thread) => messages.at(-1)?.sentAt ?? createdAt;

/** Threads are listed without their messages and category. */
export const listThreads = listOf('threads', {
	search: ({ subject, senderEmail }) => [subject, senderEmail],
	where: (thread, { isRead }) => Boolean(isRead ?? thread.isRead) === thread.isRead,
	view: (thread) => ({
		id: thread.id,
		subject: thread.subject,
		senderEmail: thread.senderEmail,
		lastMessageTimestamp: lastOf(thread),
		isRead: thread.isRead,
		sentiment: thread.sentiment,
	}),
});

const threadOf = (call: Call, id = call.params.emailThreadId) =>
	find(call, 'threads', id, 'Thread');

const messageOf = (call: Call, thread: Thread, id: string) =>
	thread.messages.find((message) => message.id === id) ?? decline(call, 'Email not found');

export const getThread = (call: Call) => ({ messages: threadOf(call).messages });

export const getThreadEmail = (call: Call) => messageOf(call, threadOf(call), call.params.emailId);

type Reply = { emailThreadId: string; emailId: string; content: string; attachmentIds?: string[] };

export function replyToThread(call: Call<Reply>) {
	const { emailThreadId, emailId, ...reply } = call.body;
	const thread = threadOf(call, emailThreadId);
	messageOf(call, thread, emailId);
	for (const id of reply.attachmentIds ?? []) find(call, 'attachments', id, 'Attachment');
	const fromEmail = 'ada.moss@example.com';
	const message = { id: call.account.nextId(), sentAt: now(), fromEmail };
	thread.messages.push({ ...message, ...reply });
}

export const countUnreadThreads = ({ account }: Call) => ({
	count: account.threads.filter(({ isRead }) => !isRead).length,
});

export const listOutcomes = listOf('outcomes');
