import { required, text } from '../../operation/fields';
import { many } from '../../operation/kinds';
import { pageSizes, type } from './shared';

/** Contract: searchDncItems. */
export const search = many({
	name: 'Search',
	value: 'search',
	action: 'Search all do-not-contact lists',
	description: 'Find the lists that contain an email address or domain',
	contract: 'searchDncItems',
	what: 'lists',
	within: 'dncList',
	fields: {
		search: required(text('Email Address or Domain', { placeholder: 'e.g. lee@example.com' })),
	},
	filters: { type },
	pageSizes,
	endsWithShortPage: true,
	request: ({ search, type }, page, pageSize) => ({
		method: 'GET',
		path: '/dnc/item/search',
		query: { search, ...(type && { type: type.value }), page, pageSize },
	}),
});
