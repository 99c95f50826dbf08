import { text } from '../../operation/fields';
import { many } from '../../operation/kinds';

/** Contract: listClients. */
export const getAll = many({
	action: 'Get many clients',
	description: 'Retrieve a list of the clients of an agency account',
	contract: 'listClients',
	what: 'clients',
	// The response is wrapped twice.
	within: 'payload',
	filters: { search: text('Search', { placeholder: 'e.g. Reed Ltd' }) },
	pageSizes: [50, 100],
	endsWithShortPage: true,
	request: ({ search }, page, pageSize) => ({
		method: 'GET',
		path: '/clients',
		query: { ...(search && { search }), page, pageSize },
	}),
});
