import { text } from '../../operation/fields';
import { many } from '../../operation/kinds';
import { sequenceId } from './shared';

/** Contract: listSubsequences. */
export const getAll = many({
	action: 'Get many subsequences of a sequence',
	description: 'Retrieve the subsequences of a sequence',
	contract: 'listSubsequences',
	what: 'subsequences',
	adds: { sequenceId: 'string' },
	fields: { sequenceId },
	filters: { search: text('Search', { placeholder: 'e.g. Opened' }) },
	request: ({ sequenceId, search }) => ({
		method: 'GET',
		path: '/sequences/{sequenceId}/subsequences',
		ids: { sequenceId },
		query: { ...(search && { search }) },
	}),
	output: (subsequence, { sequenceId }) => ({ ...subsequence, sequenceId }),
});
