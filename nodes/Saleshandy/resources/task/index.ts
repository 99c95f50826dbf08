import type { Resource } from '../../operation/operation';
import { complete } from './complete';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getCounts } from './getCounts';
import { skip } from './skip';
import { snooze } from './snooze';
import { updateNote } from './updateNote';

export const task: Resource = {
	name: 'Task',
	value: 'task',
	operations: [create, get, getAll, complete, skip, snooze, updateNote, getCounts],
};
