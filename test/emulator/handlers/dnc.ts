import type { Account, Entry } from '../account';
import { type Call, decline, find } from './call';
import { listOf } from './list';

const itemsOf = ({ dncItems }: Account, { id }: Pick<Entry, 'id'>) =>
	dncItems.filter(({ dncListId }) => dncListId === id);

export const listDncLists = listOf('dncLists', {
	search: ({ name }) => [name],
	view: (list, { account }) => {
		const total = itemsOf(account, list).length;
		return { ...list, numberOfItems: total, total };
	},
});

/** An entry that is already on the list refuses the whole call (contract: addDncItems). */
export function addDncItems(call: Call<{ dncListId: string; items: string[] }>) {
	const { dncListId, items } = call.body;
	const list = find(call, 'dncLists', dncListId, 'List');
	const listed = new Set(itemsOf(call.account, list).map(({ value }) => value));
	for (const value of items) {
		if (listed.has(value)) decline(call, `${value} is already on the list`);
		listed.add(value);
	}
	for (const value of items) {
		call.account.add('dncItems', {
			dncListId,
			value,
			type: value.includes('@') ? 'email' : 'domain',
		});
	}
}

const items = listOf('dncItems', {
	view: ({ id, value, type, createdAt }) => ({ id, value, type, createdAt }),
	search: ({ value }) => [value],
	where: ({ dncListId, type }, asked, { params }) =>
		dncListId === params.dncListId && ['all', undefined, type].includes(asked.type as string),
});

export const listDncItems = (call: Call) =>
	find(call, 'dncLists', call.params.dncListId, 'List') && items(call);

/** Lists with a matching entry, and all their entries. */
export const searchDncItems = listOf('dncLists', {
	search: (list, { account }) => itemsOf(account, list).map(({ value }) => value),
	view: ({ id, name }, { account }) => ({
		id,
		name,
		dncItems: itemsOf(account, { id }).map(({ id, value, type }) => ({ id, value, type })),
	}),
});
