import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toList, toObject } from '../transport/payload';
import { request } from '../transport/request';
import type { Conversation } from './conversations';
import { notEmpty } from './results';

const PAGE_SIZE = 50;

/** One page of the unified inbox; Saleshandy does the searching. Contract: listThreads. */
export async function searchConversations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const payload = await request(this, {
		method: 'POST',
		path: '/unified-inbox/emails',
		isRead: true,
		body: { page, limit: PAGE_SIZE, ...(filter && { search: filter }) },
	});
	const { items } = toObject(payload, 'conversations');
	const conversations = toList<Conversation>(items, 'conversations');
	if (page === 1 && !filter) {
		notEmpty(
			conversations,
			'The unified inbox is empty. Only conversations with a reply are in it.',
		);
	}
	return {
		results: conversations.map(({ id, senderEmail, subject }) => ({
			name: [senderEmail, subject].filter(Boolean).join(' · ') || id,
			value: id,
		})),
		// The largest page is not public, so that only an empty one is surely the last.
		paginationToken: conversations.length > 0 ? String(page + 1) : undefined,
	};
}
