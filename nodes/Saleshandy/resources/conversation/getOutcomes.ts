import { many } from '../../operation/kinds';

/** Contract: listOutcomes. */
export const getOutcomes = many({
	name: 'Get Outcomes',
	value: 'getOutcomes',
	action: 'Get the available prospect outcomes',
	description: 'Retrieve a list of the outcomes that can be set, including their sentiment',
	contract: 'listOutcomes',
	what: 'outcomes',
	within: 'items',
	request: () => ({ method: 'GET', path: '/unified-inbox/outcome' }),
});
