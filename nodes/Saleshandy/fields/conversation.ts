import { locator } from './locator';

export const conversationField = locator({
	displayName: 'Conversation',
	name: 'conversationId',
	search: 'searchConversations',
});

export const messageField = locator({
	displayName: 'Message',
	name: 'messageId',
	search: 'searchMessages',
	within: [conversationField.name],
});
