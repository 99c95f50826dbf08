import { PROSPECTS_PER_REQUEST } from '../../fields/prospect';
import { bulk } from '../../operation/kinds';
import { adviceIfUnknown, fields, inOutput, inRequest, isByEmail } from './tags';

/** Contract: assignTags. */
export const addTags = bulk({
	name: 'Add Tags',
	value: 'addTags',
	action: 'Add tags to a prospect',
	description: 'Add tags to prospects. Multiple items share one request.',
	contract: 'assignTags',
	returns: { prospectId: 'string', email: 'string', addedTags: 'array' },
	fields,
	shared: ({ prospectId, tags }) => [isByEmail(prospectId), tags],
	maxEntries: PROSPECTS_PER_REQUEST,
	request: (inputs) => ({
		method: 'POST',
		path: '/prospects/tags/assign',
		body: {
			...inRequest(inputs.map(({ prospectId }) => prospectId)),
			tags: inputs[0].tags,
		},
		adviceIfUnknown,
	}),
	output: ({ prospectId, tags }) => ({ ...inOutput(prospectId), addedTags: tags }),
});
