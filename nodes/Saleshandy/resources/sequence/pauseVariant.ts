import { sequenceField, stepField, variantField } from '../../fields/locators';
import type { Operation } from '../../operation/operation';
import { changedVariant, setVariantStatus } from './setVariantStatus';

/** Contract: updateVariant. */
export const pauseVariant: Operation = {
	name: 'Pause Variant',
	value: 'pauseVariant',
	action: 'Pause a variant of a step',
	description: 'Stop sending a variant. Succeeds if it is already paused.',
	contract: 'updateVariant',
	returns: { ...changedVariant, alreadyPaused: 'boolean' },
	fields: [sequenceField, stepField, variantField],

	async execute(itemIndex) {
		const { variant, wasSo } = await setVariantStatus(this, itemIndex, 'paused');
		return { ...variant, alreadyPaused: wasSo };
	},
};
