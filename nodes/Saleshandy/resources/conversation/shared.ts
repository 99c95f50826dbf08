import type { IDataObject } from 'n8n-workflow';

import { conversationField } from '../../fields/conversation';
import { htmlToText } from '../../htmlToText';
import { picked, required } from '../../operation/fields';
import type { Message } from '../../pickers/conversations';

export const conversationId = required(picked(conversationField));

/** A message with `messageId`, and its content also as text. */
export const messageOutput = (message: Message): IDataObject => ({
	...message,
	messageId: message.id,
	text: typeof message.content === 'string' ? htmlToText(message.content) : '',
});

/** The fields of a simplified message. */
export const simplifyMessage = ({ messageId, sentAt, fromEmail, content, text }: IDataObject) => ({
	messageId,
	sentAt,
	fromEmail,
	content,
	text,
});

/** What `messageOutput` returns. */
export const messageFields = {
	messageId: 'string',
	sentAt: 'string',
	fromEmail: 'string',
	content: 'string',
	text: 'string',
} as const;
