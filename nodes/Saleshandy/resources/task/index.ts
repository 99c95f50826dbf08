import type { Resource } from '../../operation/operation';
import { complete } from './complete';
import { get } from './get';
import { getAll } from './getAll';

export const task: Resource = {
	name: 'Task',
	value: 'task',
	operations: [complete, get, getAll],
};
