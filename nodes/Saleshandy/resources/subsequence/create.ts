import { isObject } from '../../checks';
import { required, text } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { conditions } from './conditions';
import { sequenceId, timing } from './shared';

/** Contract: createSubsequence. */
export const create = single({
	name: 'Create',
	value: 'create',
	action: 'Create a subsequence of a sequence',
	description: 'Create a sequence that prospects move to when they meet conditions',
	contract: 'createSubsequence',
	adds: { subsequenceId: 'string', sequenceId: 'string', title: 'string' },
	fields: {
		sequenceId,
		title: required(text('Title', { maxLength: 200, placeholder: 'e.g. Opened twice' })),
		conditions: required(conditions),
	},
	additionalFields: timing,
	request: ({ sequenceId, ...body }) => ({
		method: 'POST',
		path: '/sequences/{sequenceId}/subsequence',
		ids: { sequenceId },
		body,
		adviceIfUnknown: `The subsequence may exist: look for "${body.title}" in Saleshandy before you run this item again.`,
	}),
	output(payload, { sequenceId, title }) {
		// Nothing may fail here, because the subsequence exists.
		const created = isObject(payload) ? payload : {};
		// The key of the ID is not public.
		const ids = [created.id, created.subsequenceId, created.sequenceId];
		const subsequenceId = ids.find((id) => id && id !== sequenceId);
		return { ...created, subsequenceId, sequenceId, title };
	},
});
