import { readSequenceId, sequenceField } from '../../fields/locators';
import { picked, required } from '../../operation/fields';
import { single } from '../../operation/kinds';
import type { Labels } from '../../operation/operation';
import { apiCode } from '../../transport/answer';

interface Status {
	/** The API's name for the change. */
	status: 'pause' | 'resume';
	/** The output's field for the new status. */
	state: 'paused' | 'active';
	/** The API's code for a sequence that already has this status: a success, because automations run twice. */
	alreadyCode: number;
}

/** Pauses or resumes a sequence. Contract: setSequencesStatus. */
export const setStatus = (labels: Labels, { status, state, alreadyCode }: Status) => {
	const already = state === 'paused' ? 'alreadyPaused' : 'alreadyActive';
	return single({
		...labels,
		contract: 'setSequencesStatus',
		returns: { sequenceId: 'string', [state]: 'boolean', [already]: 'boolean' },
		fields: { sequenceId: required(picked(sequenceField, readSequenceId)) },
		request: ({ sequenceId }) => ({
			method: 'POST',
			path: '/sequences/status',
			body: { sequenceIds: [sequenceId], status },
			acceptCode: alreadyCode,
			adviceIfUnknown: 'Running the item again is safe: it only sets the same status again.',
		}),
		output: (payload, { sequenceId }) => ({
			sequenceId,
			[state]: true,
			[already]: apiCode(payload) === alreadyCode,
		}),
	});
};
