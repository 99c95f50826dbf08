import type { IDataObject } from 'n8n-workflow';

import { single } from '../../operation/kinds';
import { toMessages } from '../../pickers/conversations';
import { conversationId, messageFields, messageOutput, simplifyMessage } from './shared';

/** Contract: getThread. */
export const get = single({
	name: 'Get',
	value: 'get',
	action: 'Get a conversation with all its messages',
	description: 'Retrieve all messages of a conversation, oldest first, as HTML and text',
	builderHint:
		'Find the conversation with Conversation: Get Many, or use the conversation ID of the trigger event Reply Received.',
	contract: 'getThread',
	adds: { conversationId: 'string', messages: [messageFields] },
	fields: { conversationId },
	request: ({ conversationId }) => ({
		method: 'GET',
		path: '/unified-inbox/emails/{emailThreadId}',
		ids: { emailThreadId: conversationId },
	}),
	output: (payload, { conversationId }) => ({
		...(payload as IDataObject),
		conversationId,
		messages: toMessages(payload).map(messageOutput),
	}),
	simplify: ({ conversationId, messages }) => ({
		conversationId,
		messages: (messages as IDataObject[]).map(simplifyMessage),
	}),
});
