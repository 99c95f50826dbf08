import { channelOf } from '../../channels';
import { readStepIds, sequenceField, stepField } from '../../fields/locators';
import { readSimplify, simplifyField } from '../../fields/simplify';
import type { Operation } from '../../operation/operation';
import { pick } from '../../pick';
import { getVariants as getVariantsOf } from '../../pickers/sequences';
import { readable, readableVariant, VARIANT_KEYS } from './output';

const KEYS = ['sequenceId', 'stepId', ...VARIANT_KEYS, 'channel'];

/** The variants of a step, one item each. Contract: listStepVariants. */
export const getVariants: Operation = {
	name: 'Get Variants',
	value: 'getVariants',
	action: 'Get all variants of a step',
	description: 'Retrieve all variants of a step, including their content',
	contract: 'listStepVariants',
	adds: { ...readableVariant, sequenceId: 'string', stepId: 'string', channel: 'string' },
	fields: [sequenceField, stepField, simplifyField],

	async execute(itemIndex) {
		const simplify = readSimplify(this, itemIndex);
		const ids = await readStepIds(this, itemIndex);
		const variants = await getVariantsOf(this, ids.sequenceId, ids.stepId);
		return variants.map((variant, index) => {
			const channel = channelOf(variant.type)?.value;
			const record = { ...readable(variant, index), ...ids, channel };
			return simplify ? pick(record, KEYS) : record;
		});
	},
};
