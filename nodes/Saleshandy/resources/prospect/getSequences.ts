import { prospectId } from '../../fields/prospect';
import { single } from '../../operation/kinds';
import { toList } from '../../transport/payload';

/** Contract: listProspectSequences. The fields of a sequence there are not public. */
export const getSequences = single({
	name: 'Get Sequences',
	value: 'getSequences',
	action: 'Get the sequences of a prospect',
	description: 'Retrieve the sequences that a prospect is or was in, one item per sequence',
	contract: 'listProspectSequences',
	adds: { prospectId: 'string', sequenceId: 'string', status: 'string' },
	fields: { prospectId },
	request: ({ prospectId }) => ({
		method: 'GET',
		path: '/prospects/{prospectId}/minimal/sequences',
		ids: { prospectId },
	}),
	output: (sequences, { prospectId }) =>
		toList(sequences, 'sequences').map((sequence) => ({
			...sequence,
			sequenceId: sequence.id,
			prospectId,
		})),
});
