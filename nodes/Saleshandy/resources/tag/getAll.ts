import { text } from '../../operation/fields';
import { many } from '../../operation/kinds';

/** Contract: listTags. */
export const getAll = many({
	action: 'Get many tags',
	description: 'Retrieve a list of the tags of the account',
	contract: 'listTags',
	what: 'tags',
	filters: { search: text('Search', { placeholder: 'e.g. spring' }) },
	request: ({ search }) => ({
		method: 'GET',
		path: '/prospects/tags',
		query: { ...(search && { search }) },
	}),
});
