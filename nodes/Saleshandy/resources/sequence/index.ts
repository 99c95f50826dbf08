import type { Resource } from '../../operation/operation';
import { create } from './create';
import { createStep } from './createStep';
import { createVariant } from './createVariant';
import { getAll } from './getAll';
import { getStats } from './getStats';
import { getSteps } from './getSteps';
import { getVariants } from './getVariants';
import { pause } from './pause';
import { pauseVariant } from './pauseVariant';
import { resume } from './resume';
import { resumeVariant } from './resumeVariant';
import { updateVariant } from './updateVariant';

export const sequence: Resource = {
	name: 'Sequence',
	value: 'sequence',
	operations: [
		createStep,
		updateVariant,
		create,
		createVariant,
		getAll,
		getSteps,
		getStats,
		getVariants,
		pause,
		resume,
		pauseVariant,
		resumeVariant,
	],
};
