import { many } from '../../operation/kinds';

/** Contract: listReplyCategories, whose list comes bare or as `items`. */
export const getCategories = many({
	name: 'Get Categories',
	value: 'getCategories',
	action: 'Get the reply categories',
	description: 'Retrieve a list of the categories that Saleshandy sorts replies into',
	contract: 'listReplyCategories',
	what: 'categories',
	within: 'items',
	request: () => ({ method: 'GET', path: '/unibox/categories' }),
});
