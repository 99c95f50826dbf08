import type { Emulator } from '../emulator';
import { hashedId } from '../emulator/ids';
import { inMemory } from '../engine/files';
import { byId } from '../parameters';
import * as choices from './choices';
import type { WireRow } from './row';

const conversationId = 'eF7kJ1qV3r';
const path = `/v1/unified-inbox/emails/${conversationId}`;
const received = {
	id: 'bZ4hN8wL6d',
	sentAt: '2026-05-04T11:02:00.000Z',
	fromEmail: 'lee@example.com',
	content: '<p>Yes &amp; thanks</p>',
};
const file = inMemory({ bytes: Buffer.from('Prices'), fileName: 'prices.txt' });

const withConversation = ({ account }: Emulator) =>
	void account.add('threads', { id: conversationId, messages: [received] });

export const conversation: WireRow[] = [
	{
		operation: 'conversation.getAll',
		fields: 'fewest',
		arrange: withConversation,
		parameters: { limit: 1 },
		requests: [
			{
				operationId: 'listThreads',
				path: '/v1/unified-inbox/emails',
				body: { page: 1, limit: 50 },
			},
		],
		output: [
			{
				conversationId,
				subject: 'Re: A short idea',
				senderEmail: 'lee@example.com',
				lastMessageTimestamp: '2026-05-04T11:02:00.000Z',
				isRead: false,
				sentiment: 'Positive',
			},
		],
	},
	{
		operation: 'conversation.getAll',
		fields: 'all',
		choices: {
			'filters.readStatus': ['isRead', choices.readStatuses],
			'filters.sentiment': ['sentiment', choices.sentiments],
		},
		arrange: withConversation,
		parameters: {
			returnAll: true,
			simplify: false,
			filters: {
				emailAccountIds: ['mB6kQ1zX8a'],
				endDate: '2026-05-31',
				outcomeIds: ['zT2nB6rH8c', 'fN3kD7sW5x'],
				readStatus: 'unread',
				search: 'idea',
				sentiment: 'positive',
				sequenceIds: ['kP3vN8sQ2d'],
				startDate: '2026-05-01',
			},
		},
		requests: [1, 2].map((page) => ({
			operationId: 'listThreads',
			path: '/v1/unified-inbox/emails',
			body: {
				page,
				limit: 100,
				search: 'idea',
				categoryIds: ['zT2nB6rH8c', 'fN3kD7sW5x'],
				sentiment: 'Positive',
				sequenceIds: ['kP3vN8sQ2d'],
				emailAccountIds: ['mB6kQ1zX8a'],
				startDate: '2026-05-01',
				endDate: '2026-05-31',
				isRead: 0,
			},
		})),
		output: (output) => expect(output).toMatchObject([{ id: conversationId, conversationId }]),
	},
	{
		operation: 'conversation.get',
		fields: 'fewest',
		arrange: withConversation,
		parameters: { conversationId: byId(conversationId) },
		requests: [{ operationId: 'getThread', path }],
		output: [
			{
				conversationId,
				messages: [
					{
						messageId: received.id,
						sentAt: received.sentAt,
						fromEmail: received.fromEmail,
						content: received.content,
						text: 'Yes & thanks',
					},
				],
			},
		],
	},
	{
		operation: 'conversation.get',
		fields: 'all',
		arrange: withConversation,
		parameters: { conversationId: byId(conversationId), simplify: false },
		requests: [{ operationId: 'getThread', path }],
		output: (output) => expect(output).toMatchObject([{ messages: [received] }]),
	},
	{
		operation: 'conversation.getMessage',
		fields: 'fewest',
		arrange: withConversation,
		parameters: { conversationId: byId(conversationId), messageId: byId(received.id) },
		requests: [{ operationId: 'getThreadEmail', path: `${path}/${received.id}` }],
		output: [
			{
				conversationId,
				messageId: received.id,
				sentAt: received.sentAt,
				fromEmail: received.fromEmail,
				content: received.content,
				text: 'Yes & thanks',
			},
		],
	},
	{
		operation: 'conversation.getMessage',
		fields: 'all',
		arrange: withConversation,
		parameters: {
			conversationId: byId(conversationId),
			messageId: byId(received.id),
			simplify: false,
		},
		requests: [{ operationId: 'getThreadEmail', path: `${path}/${received.id}` }],
		output: (output) => expect(output).toMatchObject([received]),
	},
	{
		operation: 'conversation.reply',
		fields: 'fewest',
		arrange: withConversation,
		parameters: { conversationId: byId(conversationId), content: '=<p>Hi {{First Name}}</p>' },
		requests: [
			{ operationId: 'getThread', path },
			{
				operationId: 'listMailboxes',
				path: '/v1/email-accounts',
				body: { page: 1, pageSize: 100 },
			},
			{
				operationId: 'replyToThread',
				path: '/v1/unified-inbox/emails/reply',
				body: {
					emailThreadId: conversationId,
					emailId: received.id,
					to: ['lee@example.com'],
					content: '<p>Hi {{First Name}}</p>',
					templateId: 0,
					unifiedScheduledId: 0,
				},
			},
		],
		output: [{ success: true, conversationId, messageId: received.id, to: ['lee@example.com'] }],
	},
	{
		operation: 'conversation.reply',
		fields: 'all',
		arrange(emulator) {
			withConversation(emulator);
			emulator.account.add('attachments', { id: 'uJ7fM2nX6p' });
		},
		parameters: {
			conversationId: byId(conversationId),
			content: '<p>Our prices</p>',
			options: {
				attachmentFields: 'data',
				attachmentIds: 'uJ7fM2nX6p',
				bcc: 'archive@example.com',
				cc: 'ada@example.com, ben@example.com',
				messageId: byId(received.id),
				to: 'lee@example.com',
			},
		},
		items: [{ json: {}, binary: { data: file } }],
		requests: [
			{
				operationId: 'uploadAttachment',
				path: '/v1/attachments',
				body: {
					file: { name: 'prices.txt', mimeType: 'text/plain', bytes: Buffer.from('Prices') },
				},
			},
			{
				operationId: 'replyToThread',
				path: '/v1/unified-inbox/emails/reply',
				body: {
					emailThreadId: conversationId,
					emailId: received.id,
					to: ['lee@example.com'],
					cc: ['ada@example.com', 'ben@example.com'],
					bcc: ['archive@example.com'],
					content: '<p>Our prices</p>',
					attachmentIds: ['uJ7fM2nX6p', hashedId(1)],
					templateId: 0,
					unifiedScheduledId: 0,
				},
			},
		],
		output: [{ success: true, conversationId, messageId: received.id, to: ['lee@example.com'] }],
	},
	{
		operation: 'conversation.getUnreadCount',
		fields: 'fewest',
		arrange: withConversation,
		parameters: {},
		requests: [
			{
				operationId: 'countUnreadThreads',
				path: '/v1/unified-inbox/unread-email-threads-count',
			},
		],
		output: [{ count: 1 }],
	},
	{
		operation: 'conversation.getOutcomes',
		fields: 'fewest',
		parameters: {},
		requests: [{ operationId: 'listOutcomes', path: '/v1/unified-inbox/outcome' }],
		output: (output) => expect(output[0]).toMatchObject({ name: 'Uncategorized' }),
	},
	{
		operation: 'conversation.getOutcomes',
		fields: 'all',
		parameters: { returnAll: true },
		requests: [{ operationId: 'listOutcomes', path: '/v1/unified-inbox/outcome' }],
		output: (output) => expect(output).toHaveLength(8),
	},
	{
		operation: 'conversation.getCategories',
		fields: 'fewest',
		parameters: {},
		requests: [{ operationId: 'listReplyCategories', path: '/v1/unibox/categories' }],
		output: (output) => expect(output[0]).toMatchObject({ name: 'Interested' }),
	},
	{
		operation: 'conversation.getCategories',
		fields: 'all',
		parameters: { returnAll: true },
		requests: [{ operationId: 'listReplyCategories', path: '/v1/unibox/categories' }],
		output: [{ key: 'interested', name: 'Interested', isDefault: true, sentiment: 'Positive' }],
	},
];
