import { chosenProspect, PROSPECTS_PER_REQUEST } from '../../fields/prospect';
import { bulk } from '../../operation/kinds';
import { prospectIdOf } from '../../pickers/prospects';

/** Contract: unsubscribeProspects. */
export const unsubscribe = bulk({
	name: 'Unsubscribe',
	value: 'unsubscribe',
	action: 'Unsubscribe a prospect from all emails',
	description: 'Unsubscribe prospects. Multiple items share one request.',
	builderHint: 'To block an address that is not a prospect, use Do Not Contact: Add.',
	contract: 'unsubscribeProspects',
	returns: { prospectId: 'string', unsubscribed: 'boolean' },
	fields: { prospectId: chosenProspect },
	resolve: async (context, { prospectId }) => ({
		prospectId: await prospectIdOf(context, prospectId),
	}),
	target: ({ prospectId }) => prospectId,
	maxEntries: PROSPECTS_PER_REQUEST,
	request: (inputs) => ({
		method: 'POST',
		path: '/prospects/unsubscribe',
		body: { prospectIds: inputs.map(({ prospectId }) => prospectId) },
		adviceIfUnknown: 'Running the items again is safe: it only unsubscribes them again.',
	}),
	output: ({ prospectId }) => ({ prospectId, unsubscribed: true }),
});
