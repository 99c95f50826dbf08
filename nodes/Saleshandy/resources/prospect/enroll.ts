import { readSequenceId, sequenceField } from '../../fields/locators';
import { chosenProspect, PROSPECTS_PER_REQUEST } from '../../fields/prospect';
import { picked, required } from '../../operation/fields';
import { bulk } from '../../operation/kinds';
import { prospectIdOf } from '../../pickers/prospects';
import { stepChoice, stepIdFor } from './step';

/** Contract: enrolProspects. */
export const enroll = bulk({
	name: 'Add Existing to Sequence',
	value: 'enroll',
	action: 'Add existing prospects to a sequence',
	description: 'Add prospects who are already in Saleshandy to a sequence',
	builderHint: 'The prospect must exist: use Prospect: Create or Update first.',
	contract: 'enrolProspects',
	returns: { prospectId: 'string', sequenceId: 'string', stepId: 'string', added: 'boolean' },
	fields: {
		prospectId: chosenProspect,
		sequenceId: required(picked(sequenceField, readSequenceId)),
		stepId: stepChoice,
	},
	resolve: async (context, { prospectId, ...target }) => ({
		prospectId: await prospectIdOf(context, prospectId),
		sequenceId: target.sequenceId,
		stepId: await stepIdFor(context, target),
	}),
	shared: ({ sequenceId, stepId }) => [sequenceId, stepId],
	target: ({ prospectId, sequenceId }) => [prospectId, sequenceId],
	maxEntries: PROSPECTS_PER_REQUEST,
	request: (inputs) => {
		const [{ sequenceId, stepId }] = inputs;
		return {
			method: 'POST',
			path: '/sequences/{sequenceId}/contacts',
			ids: { sequenceId },
			body: { contactIds: inputs.map(({ prospectId }) => prospectId), stepId },
			adviceIfUnknown:
				'The prospects may be in the sequence: look there before you run these items again.',
		};
	},
	output: (input) => ({ ...input, added: true }),
});
