import { single } from '../../operation/kinds';
import { toObject } from '../../transport/payload';
import { sequenceId, subsequenceId } from './shared';

/** Contract: getSubsequenceSettings. */
export const getSettings = single({
	name: 'Get Settings',
	value: 'getSettings',
	action: 'Get the settings of a subsequence',
	description: 'Retrieve the conditions and the timing of a subsequence',
	contract: 'getSubsequenceSettings',
	adds: { subsequenceId: 'string' },
	fields: { sequenceId, subsequenceId },
	request: ({ subsequenceId }) => ({
		method: 'GET',
		path: '/sequences/subsequence/{subsequenceId}/settings',
		ids: { subsequenceId },
	}),
	output: (payload, { subsequenceId }) => ({
		...toObject(payload, 'settings'),
		subsequenceId,
	}),
});
