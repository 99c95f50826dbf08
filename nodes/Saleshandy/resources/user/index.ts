import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';
import { getAssignees } from './getAssignees';

export const user: Resource = { name: 'User', value: 'user', operations: [getAll, getAssignees] };
