import type { Resource } from '../../operation/operation';
import { complete } from './complete';
import { get } from './get';

export const task: Resource = {
	name: 'Task',
	value: 'task',
	operations: [complete, get],
};
