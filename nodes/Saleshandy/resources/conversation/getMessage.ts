import { toIso } from '../../dates';
import { messageField } from '../../fields/conversation';
import { picked, required } from '../../operation/fields';
import { single } from '../../operation/kinds';
import type { Message } from '../../pickers/conversations';
import { toObject } from '../../transport/payload';
import { conversationId, messageFields, messageOutput, simplifyMessage } from './shared';

/** Contract: getThreadEmail. */
export const getMessage = single({
	name: 'Get Message',
	value: 'getMessage',
	action: 'Get a message from a conversation',
	description: 'Retrieve one message of a conversation, as HTML and text',
	contract: 'getThreadEmail',
	adds: { conversationId: 'string', ...messageFields },
	fields: { conversationId, messageId: required(picked(messageField)) },
	request: ({ conversationId, messageId }) => ({
		method: 'GET',
		path: '/unified-inbox/emails/{emailThreadId}/{emailId}',
		ids: { emailThreadId: conversationId, emailId: messageId },
	}),
	output(payload, { conversationId }) {
		const message = toObject(payload, 'a message') as Message;
		return { ...messageOutput(message), conversationId, sentAt: toIso(message.sentAt) };
	},
	simplify: ({ conversationId, ...message }) => ({ conversationId, ...simplifyMessage(message) }),
});
