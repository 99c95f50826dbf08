import { setVariantStatus } from './setVariantStatus';

/** Contract: updateVariant. */
export const pauseVariant = setVariantStatus(
	{
		name: 'Pause Variant',
		value: 'pauseVariant',
		action: 'Pause a variant of a step',
		description: 'Stop sending a variant. Succeeds if it is already paused.',
	},
	'paused',
);
