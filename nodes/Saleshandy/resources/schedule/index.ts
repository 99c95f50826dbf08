import type { Resource } from '../../operation/operation';
import { create } from './create';
import { getAll } from './getAll';

export const schedule: Resource = {
	name: 'Schedule',
	value: 'schedule',
	operations: [getAll, create],
};
