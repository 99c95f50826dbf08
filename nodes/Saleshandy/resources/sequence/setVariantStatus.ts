import { channelOf, statusOf, variantStatuses } from '../../channels';
import { readVariantIds, sequenceField, stepField, variantField } from '../../fields/locators';
import type { Labels, Operation } from '../../operation/operation';
import { readStep, variantIn } from '../../pickers/storedStep';
import { variantPlace } from './output';
import { patchVariant } from './patchVariant';

/** Pauses or resumes a variant. It succeeds if nothing changes, because automations run twice. */
export const setVariantStatus = (labels: Labels, status: 'active' | 'paused'): Operation => {
	const already = status === 'paused' ? 'alreadyPaused' : 'alreadyActive';
	return {
		...labels,
		contract: 'updateVariant',
		returns: { ...variantPlace, status: 'string', [already]: 'boolean' },
		fields: [sequenceField, stepField, variantField],

		async execute(itemIndex) {
			const ids = await readVariantIds(this, itemIndex);
			const step = await readStep(this, ids);
			const { variant, letter } = variantIn(step, ids);
			const before = statusOf(variant.status);

			const { code } = variantStatuses.find(({ value }) => value === status)!;
			await patchVariant(this, ids, variant, { status: code });
			const channel = channelOf(step.type)?.value;
			return { ...ids, letter, channel, status, [already]: before && before === status };
		},
	};
};
