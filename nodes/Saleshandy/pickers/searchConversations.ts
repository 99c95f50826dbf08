import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toList, toObject } from '../transport/payload';
import { request } from '../transport/request';
import type { Conversation } from './conversations';
import { pageOf } from './results';

const PAGE_SIZE = 50;

/** One page of the unified inbox. Contract: listThreads. */
export async function searchConversations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pageOf(filter, paginationToken, {
		read: async (page) => {
			const payload = await request(this, {
				method: 'POST',
				path: '/unified-inbox/emails',
				isRead: true,
				body: { page, limit: PAGE_SIZE, ...(filter && { search: filter }) },
			});
			const { items } = toObject(payload, 'conversations');
			return toList<Conversation>(items, 'conversations');
		},
		nameOf: ({ senderEmail, subject }) => [senderEmail, subject],
		ifNone: 'The unified inbox is empty. Only conversations with a reply are in it.',
	});
}
