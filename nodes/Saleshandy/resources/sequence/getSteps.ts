import { channelByCode } from '../../channels';
import { readId, sequenceField } from '../../fields/locators';
import type { Operation } from '../../operation/operation';
import { getSteps as getStepsOf } from '../../pickers/sequences';

/** The steps of a sequence with their variants, one item a step. Contract: listSteps. */
export const getSteps: Operation = {
	name: 'Get Steps',
	value: 'getSteps',
	action: 'Get steps of sequence',
	description: 'Read all steps of a sequence with their variants',
	contract: 'listSteps',
	adds: { sequenceId: 'string', channel: 'string' },
	fields: [sequenceField],

	async execute(itemIndex) {
		const sequenceId = readId(this, sequenceField, itemIndex);
		const steps = await getStepsOf(this, sequenceId);
		return steps.map((step) => ({
			...step,
			sequenceId,
			channel: channelByCode(step.type)?.value,
		}));
	},
};
