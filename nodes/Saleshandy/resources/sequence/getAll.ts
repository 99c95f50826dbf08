import { choice, text } from '../../operation/fields';
import { many } from '../../operation/kinds';

const orders = [
	{ value: 'newest', label: 'Newest First', sortBy: 'sequence.createdAt', sort: 'DESC' },
	{ value: 'oldest', label: 'Oldest First', sortBy: 'sequence.createdAt', sort: 'ASC' },
	{ value: 'title', label: 'Title', sortBy: 'sequence.title', sort: 'ASC' },
] as const;

/** Contract: listSequences. */
export const getAll = many({
	action: 'Get many sequences',
	description: 'Retrieve a list of sequences, optionally filtered by title',
	contract: 'listSequences',
	what: 'sequences',
	filters: {
		title: text('Title', {
			placeholder: 'e.g. Spring',
			description: 'Return only sequences whose title contains this text',
		}),
	},
	sort: { order: choice('Order', orders) },
	pageSizes: [50, 200, 1000],
	endsWithShortPage: true,
	request: ({ title, order: { sortBy, sort } = orders[0] }, page, pageSize) => ({
		method: 'GET',
		path: '/sequences',
		query: { ...(title && { sequenceName: title }), sortBy, sort, page, pageSize },
	}),
});
