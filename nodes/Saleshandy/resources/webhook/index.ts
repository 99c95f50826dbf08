import type { Resource } from '../../operation/operation';
import { get } from './get';
import { getAll } from './getAll';

export const webhook: Resource = { name: 'Webhook', value: 'webhook', operations: [getAll, get] };
