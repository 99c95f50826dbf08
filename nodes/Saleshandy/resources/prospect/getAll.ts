import { choice, flag, text } from '../../operation/fields';
import { many } from '../../operation/kinds';
import { prospectPageSizes } from '../../pickers/prospects';
import { simplified, simplifiedFields } from './shared';

const orders = [
	{ value: 'newest', label: 'Newest First', sortBy: 'createdAt', sort: 'DESC' },
	{ value: 'oldest', label: 'Oldest First', sortBy: 'createdAt', sort: 'ASC' },
	{ value: 'owner', label: 'Owner', sortBy: 'owner', sort: 'ASC' },
];

/** Contract: listProspects. */
export const getAll = many({
	action: 'Get many prospects',
	description: 'Retrieve a list of prospects, optionally filtered by name or email',
	contract: 'listProspects',
	what: 'prospects',
	adds: simplifiedFields,
	filters: { search: text('Search', { placeholder: 'e.g. lee@example.com' }) },
	sort: { order: choice('Order', orders) },
	options: {
		includeCustomFields: flag('Include Custom Fields', {
			description: 'Whether to also return custom fields',
		}),
	},
	pageSizes: prospectPageSizes,
	endsWithShortPage: true,
	request: (
		{ search, order: { sortBy, sort } = orders[0], includeCustomFields },
		page,
		pageSize,
	) => ({
		method: 'GET',
		path: '/prospects',
		query: {
			...(search && { search }),
			...(includeCustomFields && { includeCustomFields: 'true' }),
			sortBy,
			sort,
			page,
			pageSize,
		},
	}),
	simplify: simplified,
});
