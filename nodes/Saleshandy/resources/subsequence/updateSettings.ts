import { UserError } from 'n8n-workflow';

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
	request: ({ sequenceId, subsequenceId, ...changes }) => {
		if (Object.values(changes).every((value) => value === undefined)) {
			throw new UserError('No fields to update', {
				description: "Add at least one field to 'Update Fields'.",
			});
		}
		return {
			method: 'PATCH',
			path: '/sequences/{sequenceId}/subsequence/{subsequenceId}',
			ids: { sequenceId, subsequenceId },
			body: changes,
			adviceIfUnknown: 'Running the item again is safe: it only makes the same changes again.',
		};
	},
	output: (_, { subsequenceId, ...changes }) => ({
		success: true,
		subsequenceId,
		updatedFields: Object.keys(changes).filter((name) => name !== 'sequenceId'),
	}),
});
