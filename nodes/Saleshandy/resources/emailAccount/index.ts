import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';
import { update } from './update';

export const emailAccount: Resource = {
	name: 'Email Account',
	value: 'emailAccount',
	operations: [getAll, update],
};
