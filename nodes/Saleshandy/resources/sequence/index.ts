import type { Resource } from '../../operation/operation';
import { addSenders } from './addSenders';
import { create } from './create';
import { createStep } from './createStep';
import { createVariant } from './createVariant';
import { getAll } from './getAll';
import { getSenders } from './getSenders';
import { getSettings } from './getSettings';
import { getStats } from './getStats';
import { getSteps } from './getSteps';
import { getVariants } from './getVariants';
import { pause } from './pause';
import { pauseVariant } from './pauseVariant';
import { removeSenders } from './removeSenders';
import { resume } from './resume';
import { resumeVariant } from './resumeVariant';
import { sendTestEmail } from './sendTestEmail';
import { updateSettings } from './updateSettings';
import { updateVariant } from './updateVariant';
import { verifyProspects } from './verifyProspects';

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
		getSettings,
		updateSettings,
		getSenders,
		addSenders,
		removeSenders,
		sendTestEmail,
		verifyProspects,
	],
};
