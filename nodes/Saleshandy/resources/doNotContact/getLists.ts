import { text } from '../../operation/fields';
import { many } from '../../operation/kinds';
import { pageSizes } from './shared';

/** Contract: listDncLists. */
export const getLists = many({
	name: 'Get Lists',
	value: 'getLists',
	action: 'Get many do-not-contact lists',
	description: 'Retrieve the do-not-contact lists of the account',
	contract: 'listDncLists',
	what: 'lists',
	filters: { search: text('Search', { placeholder: 'e.g. Global' }) },
	pageSizes,
	endsWithShortPage: true,
	request: ({ search }, page, pageSize) => ({
		method: 'GET',
		path: '/dnc',
		query: { ...(search && { search }), page, pageSize },
	}),
});
