import { PROSPECTS_PER_REQUEST } from '../../fields/prospect';
import { bulk } from '../../operation/kinds';
import { adviceIfUnknown, fields, inOutput, inRequest, isByEmail } from './tags';

/** Contract: unassignTags. */
export const removeTags = bulk({
	name: 'Remove Tags',
	value: 'removeTags',
	action: 'Remove tags from a prospect',
	description: 'Remove tags from prospects. Multiple items share one request.',
	contract: 'unassignTags',
	returns: { prospectId: 'string', email: 'string', removedTags: 'array' },
	fields,
	shared: ({ prospectId, tags }) => [isByEmail(prospectId), tags],
	maxEntries: PROSPECTS_PER_REQUEST,
	request: (inputs) => {
		const prospects = inRequest(inputs.map(({ prospectId }) => prospectId));
		return {
			method: 'POST',
			path: '/prospects/tags/un-assign',
			body: inputs[0].tags.map((tag) => ({ ...prospects, tags: tag })),
			adviceIfUnknown,
		};
	},
	output: ({ prospectId, tags }) => ({ ...inOutput(prospectId), removedTags: tags }),
});
