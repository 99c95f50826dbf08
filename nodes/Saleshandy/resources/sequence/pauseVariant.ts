import { sequenceField, stepField, variantField } from '../../fields/locators';
import type { Operation } from '../../operation';
import { setVariantStatus } from './setVariantStatus';

/** Contract: updateVariant. */
export const pauseVariant: Operation = {
	name: 'Pause Variant',
	value: 'pauseVariant',
	action: 'Pause variant of step',
	description: 'Stop sending a variant. Succeeds if it is already paused.',
	fields: [sequenceField, stepField, variantField],
	inOrderWithin: stepField,

	async execute(itemIndex) {
		const { variant, wasSo } = await setVariantStatus(this, itemIndex, 'paused');
		return { ...variant, alreadyPaused: wasSo };
	},
};
