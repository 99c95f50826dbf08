import type { Resource } from '../../operation';
import { createStep } from './createStep';
import { updateVariant } from './updateVariant';

export const sequence: Resource = {
	name: 'Sequence',
	value: 'sequence',
	operations: [createStep, updateVariant],
};
