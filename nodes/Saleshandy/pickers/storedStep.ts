import { UserError } from 'n8n-workflow';

import { letterOf } from '../channels';
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

/** A step whose variants are known. */
export interface StoredStep extends Step {
	variants: Variant[];
}

/** @throws UserError if the step is not in the sequence */
export async function findStep(
	context: ApiContext,
	{ sequenceId, stepId }: StepIds,
): Promise<Step> {
	const step = (await stepsOf(context, sequenceId)).find(({ id }) => id === stepId);
	if (step) return step;
	throw new UserError(`Step "${stepId}" is not in the chosen sequence`, chooseAgain);
}

/**
 * The step as stored in Saleshandy, from one read per sequence and run. It is the run's own copy: a
 * caller that changes the step in Saleshandy changes the copy too, for later items.
 *
 * @throws UserError if the step is not in the sequence
 */
export async function readStep(context: ApiContext, ids: StepIds): Promise<StoredStep> {
	const step = await findStep(context, ids);
	const variants = await variantsOf(context, ids.sequenceId, step);
	return Object.assign(step, { variants });
}

/**
 * A variant of a step, and its letter.
 *
 * @throws UserError if the step has no such variant
 */
export function variantIn({ variants }: StoredStep, { variantId }: VariantIds) {
	const index = variants.findIndex(({ id }) => id === variantId);
	if (index >= 0) return { variant: variants[index], letter: letterOf(index) };
	throw new UserError(`Variant "${variantId}" is not in the chosen step`, chooseAgain);
}

/** Forgets what was read of a sequence, so that the next item reads it again. */
export const forgetSteps = (context: ApiContext, { sequenceId }: StepIds) =>
	stepsOf.forget(context, sequenceId);
