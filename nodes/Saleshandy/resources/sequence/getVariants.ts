import { channelByCode } from '../../channels';
import { readId, sequenceField, stepField } from '../../fields/locators';
import type { Operation } from '../../operation/operation';
import { getVariants as getVariantsOf } from '../../pickers/sequences';

/** The variants of a step, one item each. Contract: listStepVariants. */
export const getVariants: Operation = {
	name: 'Get Variants',
	value: 'getVariants',
	action: 'Get variants of step',
	description: 'Read all variants of a step with their texts',
	contract: 'listStepVariants',
	adds: { sequenceId: 'string', stepId: 'string', channel: 'string' },
	fields: [sequenceField, stepField],

	async execute(itemIndex) {
		const sequenceId = readId(this, sequenceField, itemIndex);
		const stepId = readId(this, stepField, itemIndex);
		const variants = await getVariantsOf(this, sequenceId, stepId);
		return variants.map((variant) => ({
			...variant,
			sequenceId,
			stepId,
			channel: channelByCode(variant.type)?.value,
		}));
	},
};
