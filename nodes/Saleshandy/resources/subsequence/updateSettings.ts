import { withChanges } from '../../fields/changes';
import { single } from '../../operation/kinds';
import { conditions } from './conditions';
import { sequenceId, subsequenceId, timing } from './shared';

/** Contract: updateSubsequence. */
export const updateSettings = single({
	name: 'Update Settings',
	value: 'updateSettings',
	action: 'Update the settings of a subsequence',
	description: 'Update the conditions or the timing of a subsequence',
	contract: 'updateSubsequence',
	returns: { success: 'boolean', subsequenceId: 'string', updatedFields: 'array' },
	fields: { sequenceId, subsequenceId },
	updateFields: { conditions, ...timing },
	request: ({ sequenceId, subsequenceId, ...changes }) => ({
		method: 'PATCH',
		path: '/sequences/{sequenceId}/subsequence/{subsequenceId}',
		ids: { sequenceId, subsequenceId },
		body: withChanges(changes),
		adviceIfUnknown: 'Running the item again is safe: it only makes the same changes again.',
	}),
	output: (_, { subsequenceId, conditions, firstStepRelativeDays, scheduleId }) => ({
		success: true,
		subsequenceId,
		updatedFields: Object.keys(withChanges({ conditions, firstStepRelativeDays, scheduleId })),
	}),
});
