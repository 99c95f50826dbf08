import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { conversationField } from '../fields/conversation';
import { chosenIn } from './chosen';
import { getMessages } from './conversations';
import { matching, notEmpty } from './results';

/** The messages of the chosen conversation, the newest first. */
export async function searchMessages(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const { value } = chosenIn(this, conversationField);
	const messages = notEmpty(
		(await getMessages(this, value)).filter(({ id }) => id),
		'This conversation has no messages.',
	);
	const results = messages.toReversed().map(({ id, fromEmail, sentAt }) => ({
		name: [fromEmail, sentAt].filter(Boolean).join(' · ') || String(id),
		value: String(id),
	}));
	return { results: matching(results, filter) };
}
