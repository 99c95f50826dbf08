import type { Resource } from '../../operation/operation';
import { create } from './create';
import { getAll } from './getAll';
import { getSettings } from './getSettings';
import { updateSettings } from './updateSettings';

export const subsequence: Resource = {
	name: 'Subsequence',
	value: 'subsequence',
	operations: [create, getAll, getSettings, updateSettings],
};
