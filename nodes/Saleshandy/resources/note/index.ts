import type { Resource } from '../../operation/operation';
import { create } from './create';
import { getAll } from './getAll';
import { update } from './update';

export const note: Resource = {
	name: 'Note',
	value: 'note',
	operations: [create, getAll, update],
};
