import type { IDataObject } from 'n8n-workflow';

import { toIso } from '../dates';
import type { ApiContext } from '../transport/api';
import { toList, toObject } from '../transport/payload';
import { request } from '../transport/request';

/** Contract: ThreadListResponse. */
export interface Conversation extends IDataObject {
	id: string;
	subject?: string | null;
	senderEmail?: string | null;
}

/** Contract: ThreadResponse. The content is HTML. */
export interface Message extends IDataObject {
	id?: string;
	sentAt?: string | number | null;
	fromEmail?: string | null;
	content?: string | null;
}

/** The messages in an answer, the newest last. */
export const toMessages = (payload: unknown): Message[] =>
	toList<Message>(toObject(payload, 'a conversation').messages, 'messages')
		.map((message) => ({ ...message, sentAt: toIso(message.sentAt) }))
		.sort((a, b) => String(a.sentAt ?? '').localeCompare(String(b.sentAt ?? '')));

/** All messages of a conversation, the newest last (contract: getThread). */
export const getMessages = async (context: ApiContext, conversationId: string) =>
	toMessages(
		await request(context, {
			method: 'GET',
			path: '/unified-inbox/emails/{emailThreadId}',
			ids: { emailThreadId: conversationId },
		}),
	);
