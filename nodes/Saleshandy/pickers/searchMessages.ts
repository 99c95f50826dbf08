import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { conversationField } from '../fields/conversation';
import { chosenIn } from './chosen';
import { getMessages } from './conversations';
import { matching, notEmpty, toResults } from './results';

/** The messages of the chosen conversation, the newest first. */
export async function searchMessages(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const { value } = chosenIn(this, conversationField);
	const messages = toResults(
		(await getMessages(this, value)).toReversed(),
		({ fromEmail, sentAt }) => [fromEmail, sentAt],
	);
	notEmpty(messages, 'This conversation has no messages.');
	return { results: matching(messages, filter) };
}
