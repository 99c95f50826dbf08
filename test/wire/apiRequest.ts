import type { WireRow } from './row';

export const apiRequest: WireRow[] = [
	{
		operation: 'apiRequest.send',
		fields: 'fewest',
		parameters: { path: '/credits' },
		requests: [{ operationId: 'getCredits', path: '/v1/credits' }],
		output: (output) => expect(output).toHaveLength(1),
	},
	{
		operation: 'apiRequest.send',
		fields: 'a write',
		arrange: ({ account }) => void account.add('dncLists', { id: 'hY8tB3pD6x', name: 'Global' }),
		parameters: {
			method: 'POST',
			path: 'dnc',
			body: '{ "dncListId": "hY8tB3pD6x", "items": ["example.org"] }',
		},
		requests: [
			{
				operationId: 'addDncItems',
				path: '/v1/dnc',
				body: { dncListId: 'hY8tB3pD6x', items: ['example.org'] },
			},
		],
		output: (output) => expect(output).toHaveLength(1),
	},
	{
		operation: 'apiRequest.send',
		fields: 'all',
		arrange: ({ account }) => {
			for (const title of ['A', 'B', 'C']) account.addSequence({ title });
		},
		parameters: {
			method: 'GET',
			path: '/sequences',
			query: '{ "sort": "ASC" }',
			returnAll: true,
			options: {
				pageParameter: 'page',
				pageSize: 2,
				pageSizeParameter: 'pageSize',
				pagesIn: 'query',
			},
		},
		// Which page is the last one is not known here: the first without anything new.
		requests: ['1', '2', '3'].map((page) => ({
			operationId: 'listSequences',
			path: '/v1/sequences',
			query: { sort: 'ASC', page, pageSize: '2' },
		})),
		output: (output) => expect(output).toHaveLength(3),
	},
];
