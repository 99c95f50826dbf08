import { isNumeric } from '../../checks';
import { single } from '../../operation/kinds';
import { toObject } from '../../transport/payload';

/** Contract: countUnreadThreads. */
export const getUnreadCount = single({
	name: 'Get Unread Count',
	value: 'getUnreadCount',
	action: 'Get the number of unread conversations',
	description: 'Retrieve the number of unread conversations in the unified inbox',
	contract: 'countUnreadThreads',
	request: () => ({ method: 'GET', path: '/unified-inbox/unread-email-threads-count' }),
	// The format of the response is uncertain.
	output: (payload) =>
		isNumeric(payload) ? { count: Number(payload) } : toObject(payload, 'a count'),
});
