import type { Resource } from '../../operation/operation';
import { get } from './get';
import { getAll } from './getAll';
import { getCategories } from './getCategories';
import { getMessage } from './getMessage';
import { getOutcomes } from './getOutcomes';
import { getUnreadCount } from './getUnreadCount';
import { reply } from './reply';

export const conversation: Resource = {
	name: 'Conversation',
	value: 'conversation',
	operations: [getAll, get, getMessage, reply, getUnreadCount, getOutcomes, getCategories],
};
