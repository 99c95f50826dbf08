import type { Resource } from '../../operation/operation';
import { create } from './create';
import { getAll } from './getAll';
import { update } from './update';

export const field: Resource = {
	name: 'Field',
	value: 'field',
	operations: [create, getAll, update],
};
