import type { Resource } from '../../operation/operation';
import { add } from './add';
import { getAll } from './getAll';
import { getLists } from './getLists';
import { search } from './search';

export const doNotContact: Resource = {
	name: 'Do Not Contact',
	value: 'doNotContact',
	operations: [add, getAll, getLists, search],
};
