import { byId } from '../parameters';
import type { Emulator } from '../emulator';
import * as choices from './choices';
import type { WireRow } from './row';

const dncListId = 'hY8tB3pD6x';
const listed = 'old.example';

function withList({ account }: Emulator) {
	account.add('dncLists', { id: dncListId, name: 'Global' });
	account.add('dncItems', { id: 'vQ1kF6zM9r', dncListId, value: listed, type: 'domain' });
}

const post = (...items: string[]) => ({
	operationId: 'addDncItems',
	path: '/v1/dnc',
	body: { dncListId, items },
});

export const doNotContact: WireRow[] = [
	{
		operation: 'doNotContact.add',
		fields: 'fewest',
		arrange: withList,
		parameters: { dncListId: byId(dncListId), entries: 'Lee@example.com, example.org' },
		requests: [post('lee@example.com', 'example.org')],
		output: [
			{
				dncListId,
				added: ['lee@example.com', 'example.org'],
				alreadyListed: false,
				alreadyListedEntries: [],
				duplicates: 0,
			},
		],
	},
	{
		operation: 'doNotContact.add',
		fields: 'an entry of the list, and one twice',
		arrange: withList,
		items: [{ json: { entries: ['a.example', listed] } }, { json: { entries: 'a.example' } }],
		parameters: { dncListId: byId(dncListId), entries: '={{ $json.entries }}' },
		requests: [post('a.example', listed), post('a.example'), post(listed)],
		output: [
			{
				dncListId,
				added: ['a.example'],
				alreadyListed: true,
				alreadyListedEntries: [listed],
				duplicates: 0,
			},
			{ dncListId, added: [], alreadyListed: false, alreadyListedEntries: [], duplicates: 1 },
		],
	},
	{
		operation: 'doNotContact.getAll',
		fields: 'fewest',
		arrange: withList,
		parameters: { dncListId: byId(dncListId) },
		requests: [
			{
				operationId: 'listDncItems',
				path: `/v1/dnc/${dncListId}`,
				query: { page: '1', pageSize: '50' },
			},
		],
		output: (output) => expect(output).toMatchObject([{ value: listed, type: 'domain' }]),
	},
	{
		operation: 'doNotContact.getAll',
		fields: 'all',
		choices: { 'filters.type': ['type', choices.entryTypes] },
		arrange: withList,
		parameters: {
			dncListId: byId(dncListId),
			returnAll: true,
			filters: { search: 'old', type: 'email' },
		},
		requests: [
			{
				operationId: 'listDncItems',
				path: `/v1/dnc/${dncListId}`,
				query: { search: 'old', type: 'email', page: '1', pageSize: '100' },
			},
		],
		output: [],
	},
	{
		operation: 'doNotContact.getLists',
		fields: 'fewest',
		arrange: withList,
		parameters: {},
		requests: [
			{ operationId: 'listDncLists', path: '/v1/dnc', query: { page: '1', pageSize: '50' } },
		],
		output: (output) => expect(output).toMatchObject([{ id: dncListId, name: 'Global' }]),
	},
	{
		operation: 'doNotContact.getLists',
		fields: 'all',
		arrange: withList,
		parameters: { limit: 7, filters: { search: 'nothing' } },
		requests: [
			{
				operationId: 'listDncLists',
				path: '/v1/dnc',
				query: { search: 'nothing', page: '1', pageSize: '25' },
			},
		],
		output: [],
	},
	{
		operation: 'doNotContact.search',
		fields: 'fewest',
		arrange: withList,
		parameters: { search: listed },
		requests: [
			{
				operationId: 'searchDncItems',
				path: '/v1/dnc/item/search',
				query: { search: listed, page: '1', pageSize: '50' },
			},
		],
		output: (output) =>
			expect(output).toMatchObject([{ id: dncListId, dncItems: [{ value: listed }] }]),
	},
	{
		operation: 'doNotContact.search',
		fields: 'all',
		choices: { 'filters.type': ['type', choices.entryTypes] },
		arrange: withList,
		parameters: { search: listed, returnAll: true, filters: { type: 'domain' } },
		requests: [
			{
				operationId: 'searchDncItems',
				path: '/v1/dnc/item/search',
				query: { search: listed, type: 'domain', page: '1', pageSize: '100' },
			},
		],
		output: (output) => expect(output).toHaveLength(1),
	},
];
