import type { Resource } from '../../operation/operation';
import { get } from './get';

export const task: Resource = {
	name: 'Task',
	value: 'task',
	operations: [get],
};
