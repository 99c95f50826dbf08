import { sequenceField, stepField, variantField } from '../../fields/locators';
import type { Operation } from '../../operation/operation';
import { changedVariant, setVariantStatus } from './setVariantStatus';

/** Contract: updateVariant. */
export const resumeVariant: Operation = {
	name: 'Resume Variant',
	value: 'resumeVariant',
	action: 'Resume a variant of a step',
	description: 'Send a paused variant again. Succeeds if it is already active.',
	contract: 'updateVariant',
	returns: { ...changedVariant, alreadyActive: 'boolean' },
	fields: [sequenceField, stepField, variantField],

	async execute(itemIndex) {
		const { variant, wasSo } = await setVariantStatus(this, itemIndex, 'active');
		return { ...variant, alreadyActive: wasSo };
	},
};
