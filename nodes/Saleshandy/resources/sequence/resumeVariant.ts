import { sequenceField, stepField, variantField } from '../../fields/locators';
import type { Operation } from '../../operation';
import { setVariantStatus } from './setVariantStatus';

/** Contract: updateVariant. */
export const resumeVariant: Operation = {
	name: 'Resume Variant',
	value: 'resumeVariant',
	action: 'Resume variant of step',
	description: 'Send a paused variant again. Succeeds if it is already active.',
	fields: [sequenceField, stepField, variantField],
	inOrderWithin: stepField,

	async execute(itemIndex) {
		const { variant, wasSo } = await setVariantStatus(this, itemIndex, 'active');
		return { ...variant, alreadyActive: wasSo };
	},
};
