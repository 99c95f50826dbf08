import { UserError } from 'n8n-workflow';

import { letter } from '../channels';
import { oncePerRun } from '../perRun';
import type { ApiContext } from '../transport/api';
import type { Step, Variant } from './sequences';
import { getSteps, variantsOf } from './sequences';

export interface StepIds {
	sequenceId: string;
	stepId: string;
}

export interface VariantIds extends StepIds {
	variantId: string;
}

const chooseAgain = { description: 'Choose sequence, step and variant from the lists again.' };

/** The steps of a sequence, read once per run. */
export const stepsOf = oncePerRun(getSteps);

const keyOf = ({ sequenceId, stepId }: StepIds) => `${sequenceId}/${stepId}`;

/** Stays the same when the sequence is read again: meanwhile items may be changing this step. */
const stepOf = oncePerRun(async (context: ApiContext, key: string) => {
	const [sequenceId, stepId] = key.split('/');
	const step = (await stepsOf(context, sequenceId)).find(({ id }) => id === stepId);
	if (!step) throw new UserError(`Step "${stepId}" is not in the chosen sequence`, chooseAgain);
	return { ...step, variants: await variantsOf(context, sequenceId, step) };
});

/** A step whose variants are known. */
export interface StoredStep extends Step {
	variants: Variant[];
}

/**
 * The step as Saleshandy holds it, from one read per sequence and run. It is the run's own copy: a
 * caller that changes the step in Saleshandy changes it here too, for the items that follow.
 *
 * @throws UserError if the step is not in the sequence
 */
export const readStep = async (context: ApiContext, ids: StepIds): Promise<StoredStep> =>
	await stepOf(context, keyOf(ids));

/**
 * The variant as `readStep` has it, and its letter.
 *
 * @throws UserError if the IDs do not belong together
 */
export function variantIn({ variants }: StoredStep, { variantId }: VariantIds) {
	const index = variants.findIndex(({ id }) => id === variantId);
	if (index >= 0) return { variant: variants[index], letter: letter(index) };
	throw new UserError(`Variant "${variantId}" is not in the chosen step`, chooseAgain);
}

/** Forgets what was read of a step, so that the next item reads it again. */
export function forgetStep(context: ApiContext, ids: StepIds) {
	stepsOf.forget(context, ids.sequenceId);
	stepOf.forget(context, keyOf(ids));
}
