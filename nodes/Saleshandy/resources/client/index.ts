import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';

export const client: Resource = { name: 'Client', value: 'client', operations: [getAll] };
