import { isUnset, toId } from '../../checks';
import { toIso } from '../../dates';
import { checkPeriod, lookBack } from '../../fields/period';
import { choice, day, list, text } from '../../operation/fields';
import { many } from '../../operation/kinds';
import { pick } from '../../pick';
import { readStatuses, sentiments } from './codes';

const KEYS = [
	...['conversationId', 'subject', 'senderEmail'],
	...['lastMessageTimestamp', 'isRead', 'sentiment'],
];

/** Contract: listThreads. Its largest page is not public. */
export const getAll = many({
	action: 'Get many conversations from the unified inbox',
	description: 'Retrieve a list of conversations with a reply, optionally filtered',
	contract: 'listThreads',
	what: 'conversations',
	within: 'items',
	adds: { conversationId: 'string' },
	filters: {
		emailAccountIds: list('Email Account Names or IDs', { check: toId, load: 'getSenders' }),
		endDate: day('End Date'),
		outcomeIds: list('Outcome Names or IDs', { check: toId, load: 'getOutcomes' }),
		readStatus: choice('Read Status', readStatuses),
		search: text('Search', { placeholder: 'e.g. lee@example.com' }),
		sentiment: choice('Sentiment', sentiments),
		sequenceIds: list('Sequence Names or IDs', { check: toId, load: 'getSequenceIds' }),
		startDate: day('Start Date', lookBack),
	},
	pageSizes: [50, 100],
	request: (
		{ outcomeIds, readStatus, search, sentiment, startDate, endDate, ...ids },
		page,
		limit,
	) => {
		checkPeriod({ startDate, endDate });
		return {
			method: 'POST',
			path: '/unified-inbox/emails',
			isRead: true,
			body: {
				page,
				limit,
				search,
				categoryIds: outcomeIds,
				sentiment: sentiment?.code,
				sequenceIds: ids.sequenceIds,
				emailAccountIds: ids.emailAccountIds,
				startDate,
				endDate,
				isRead: readStatus?.code,
			},
		};
	},
	output: (conversation) => ({
		...conversation,
		conversationId: conversation.id,
		lastMessageTimestamp: toIso(conversation.lastMessageTimestamp),
		isRead: isUnset(conversation.isRead) ? undefined : Boolean(conversation.isRead),
	}),
	simplify: (conversation) => pick(conversation, KEYS),
});
