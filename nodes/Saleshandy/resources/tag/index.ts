import type { Resource } from '../../operation/operation';
import { getAll } from './getAll';

export const tag: Resource = { name: 'Tag', value: 'tag', operations: [getAll] };
