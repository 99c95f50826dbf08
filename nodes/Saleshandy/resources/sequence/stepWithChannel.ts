import { UserError } from 'n8n-workflow';

import type { Channel } from '../../channels';
import { channelOf } from '../../channels';
import { described } from '../../checks';
import type { StepIds, StoredStep } from '../../pickers/storedStep';
import { forgetSteps, readStep } from '../../pickers/storedStep';
import type { ApiContext } from '../../transport/api';

/**
 * The step as stored in Saleshandy (`readStep`), and its channel.
 *
 * @param asked the channel that the user chose, if the form asked for it
 * @throws UserError if the step is not in the sequence, or is on another or an unknown channel
 */
export async function stepWithChannel(
	context: ApiContext,
	ids: StepIds,
	asked?: Channel,
): Promise<{ step: StoredStep; channel: Channel }> {
	const step = await readStep(context, ids);
	const channel = channelOf(step.type);
	if (!channel) {
		throw new UserError(`The step has an unknown channel with code ${described(step.type)}`, {
			description: 'Nothing was changed. A newer version of this node may support it.',
		});
	}
	if (asked && asked !== channel) {
		throw new UserError(`The step's channel is ${channel.label}, not ${asked.label}`, {
			description: `Set 'Channel' to ${channel.label}. Nothing was changed.`,
		});
	}
	return { step, channel };
}

/**
 * Writes to a step. If that fails, the steps that were read are forgotten, because what Saleshandy
 * has stored may be unknown.
 */
export const forgetOnFailure = async <Result>(
	context: ApiContext,
	ids: StepIds,
	write: () => Promise<Result>,
): Promise<Result> =>
	await write().catch((error) => {
		forgetSteps(context, ids);
		return Promise.reject(error);
	});
