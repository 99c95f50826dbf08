import { flag } from '../../operation/fields';
import { many } from '../../operation/kinds';

/** Contract: listFields. */
export const getAll = many({
	action: 'Get many prospect fields',
	description: 'Retrieve a list of the prospect fields of the account',
	contract: 'listFields',
	what: 'fields',
	adds: { metadata: 'object' },
	options: {
		systemFields: flag('Include System Fields', {
			description: 'Whether to also return built-in fields',
		}),
	},
	request: ({ systemFields }) => ({
		method: 'GET',
		path: '/fields',
		query: { ...(systemFields && { systemFields: 'true' }) },
	}),
});
