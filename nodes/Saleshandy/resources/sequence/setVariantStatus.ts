import type { IExecuteFunctions } from 'n8n-workflow';

import { channelOf, statusOf, variantStatuses } from '../../channels';
import { toChoice } from '../../checks';
import { readVariantIds } from '../../fields/locators';
import { readStep, variantIn } from '../../pickers/stored';
import { patchVariant } from './patchVariant';

/** What is put out of the variant. */
export const changedVariant = {
	sequenceId: 'string',
	stepId: 'string',
	variantId: 'string',
	letter: 'string',
	channel: 'string',
	status: 'string',
} as const;

/**
 * Sets the status of the chosen variant.
 *
 * @returns the variant, and whether it had that status already: a success, because automations run
 * twice
 */
export async function setVariantStatus(
	context: IExecuteFunctions,
	itemIndex: number,
	wanted: 'active' | 'paused',
) {
	const ids = await readVariantIds(context, itemIndex);
	const step = await readStep(context, ids);
	const { variant, letter } = variantIn(step, ids);
	const wasSo = statusOf(variant.status) === wanted;

	const { code } = toChoice(wanted, 'Status', variantStatuses);
	await patchVariant(context, ids, variant, { status: code });
	return {
		variant: { ...ids, letter, channel: channelOf(step.type)?.value, status: wanted },
		wasSo,
	};
}
