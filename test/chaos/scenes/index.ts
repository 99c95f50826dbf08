import type { OperationName } from '../plan';
import { create, createVariant, upload } from './additions';
import { createStep } from './createStep';
import { getAll, getSteps, getVariants } from './lists';
import type { Scene } from './scene';
import { pause, resume } from './status';
import { updateVariant } from './updateVariant';

export { type Scene, type Stage, tagsIn } from './scene';

/** How each operation is played. */
export const scenes: Record<OperationName, Scene> = {
	create,
	createStep,
	createVariant,
	getAll,
	getSteps,
	getVariants,
	pause,
	resume,
	updateVariant,
	upload,
};
