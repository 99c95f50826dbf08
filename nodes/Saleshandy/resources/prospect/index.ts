import type { Resource } from '../../operation/operation';
import { addToSequence } from './addToSequence';
import { getImport } from './getImport';
import { upsert } from './upsert';

export const prospect: Resource = {
	name: 'Prospect',
	value: 'prospect',
	operations: [addToSequence, upsert, getImport],
};
