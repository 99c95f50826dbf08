import { UserError } from 'n8n-workflow';

import type { Channel } from '../../channels';
import { channelByCode } from '../../channels';
import { oncePerRun } from '../../perRun';
import type { ApiContext } from '../../transport/api';
import type { Step, Variant } from '../../pickers/sequences';
import { getSteps } from '../../pickers/sequences';

export interface StepIds {
	sequenceId: string;
	stepId: string;
}

export interface VariantIds extends StepIds {
	variantId: string;
}

const stepsOf = oncePerRun(getSteps);

const chooseAgain = { description: 'Choose sequence, step and variant from the lists again.' };

/** Stays the same when the sequence is read again: meanwhile items may be changing this step. */
const stepOf = oncePerRun(async (context: ApiContext, key: string) => {
	const [sequenceId, stepId] = key.split('/');
	const step = (await stepsOf(context, sequenceId)).find(({ id }) => id === stepId);
	if (step) return step;
	throw new UserError(`Step "${stepId}" is not in the chosen sequence`, chooseAgain);
});

const keyOf = ({ sequenceId, stepId }: StepIds) => `${sequenceId}/${stepId}`;

/**
 * The step as Saleshandy holds it, from one read per sequence and run. It is the run's own copy: a
 * caller that changes the step in Saleshandy changes it here too, for the items that follow.
 *
 * @throws UserError if the step is not in the sequence, or is on another channel
 */
export async function storedStep(
	context: ApiContext,
	ids: StepIds,
	channel: Channel,
): Promise<Step> {
	const step = await stepOf(context, keyOf(ids));
	if (step.type !== channel.code) {
		const real = channelByCode(step.type);
		const known = real ? `channel "${real.label}"` : `a channel with code ${step.type}`;
		throw new UserError(`Channel is "${channel.label}", but the step is on ${known}`, {
			description: 'Nothing was changed. Set Channel to that of the step.',
		});
	}
	return step;
}

/**
 * The variant as Saleshandy holds it: the run's own copy, like the step's.
 *
 * @throws UserError if the IDs do not belong together, or the step is on another channel
 */
export async function storedVariant(
	context: ApiContext,
	ids: VariantIds,
	channel: Channel,
): Promise<Variant> {
	const { variants } = await storedStep(context, ids, channel);
	const variant = variants.find(({ id }) => id === ids.variantId);
	if (variant) return variant;
	throw new UserError(`Variant "${ids.variantId}" is not in the chosen step`, chooseAgain);
}

/**
 * Carries out a write to a step. If it fails, what was read of the step is forgotten: it may be
 * unknown what Saleshandy holds now.
 */
export const changing = async <Result>(
	context: ApiContext,
	ids: StepIds,
	write: () => Promise<Result>,
): Promise<Result> =>
	await write().catch((error) => {
		stepsOf.forget(context, ids.sequenceId);
		stepOf.forget(context, keyOf(ids));
		return Promise.reject(error);
	});
