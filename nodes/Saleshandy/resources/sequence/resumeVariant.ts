import { setVariantStatus } from './setVariantStatus';

/** Contract: updateVariant. */
export const resumeVariant = setVariantStatus(
	{
		name: 'Resume Variant',
		value: 'resumeVariant',
		action: 'Resume a variant of a step',
		description: 'Send a paused variant again. Succeeds if it is already active.',
	},
	'active',
);
