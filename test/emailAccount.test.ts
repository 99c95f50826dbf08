import type { IDataObject } from 'n8n-workflow';

import { answer } from './emulator/faults';
import { runNode } from './engine';
import { byId, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const idOf = (index: number) => `Mailbox${index}`;
const addAccounts = (count: number) => {
	for (let index = 0; index < count; index++)
		emulator.account.add('mailboxes', { id: idOf(index) });
};

const update = async (items: IDataObject[], updateFields: IDataObject = {}) =>
	await runNode(
		emulator,
		operation('emailAccount', 'update', {
			emailAccountId: byId('={{ $json.id }}'),
			senderFirstName: '={{ $json.name }}',
			updateFields: updateFields as never,
		}),
		{ items: items.map((json) => ({ json })) },
	);
const sent = () => emulator.requests.map(({ body }) => body as Record<string, string[]>);

test('at most 100 email accounts go in one request', async () => {
	addAccounts(101);
	const all = Array.from({ length: 101 }, (_, index) => ({ id: idOf(index), name: 'Ada' }));
	const { items, error } = await update(all);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(101);
	expect(sent().map(({ emailAccountIds }) => emailAccountIds.length)).toEqual([100, 1]);
});

test('the last of several changes of an email account is the last request with it', async () => {
	addAccounts(2);
	const names = ['Ada', 'Ben', 'Ada'];
	const { items } = await update([
		...names.map((name) => ({ id: idOf(0), name })),
		{ id: idOf(1), name: 'Ben' },
	]);
	expect(items).toHaveLength(4);
	expect(emulator.account.all('mailboxes').map(({ fromName }) => fromName)).toEqual(['Ada', 'Ben']);
	expect(sent().map(({ senderFirstName }) => senderFirstName)).toEqual(names);
});

test.each([
	['one', 'a@example.com', 'a@example.com'],
	['several', ' a@example.com,b@example.com', 'a@example.com, b@example.com'],
])('BCC of %s is sent as text', async (_, bcc, expected) => {
	addAccounts(1);
	await update([{ id: idOf(0), name: 'Ada' }], { bcc });
	expect(sent()).toEqual([expect.objectContaining({ bcc: expected })]);
});

test('BCC that is not an address is rejected before a request', async () => {
	const { error } = await update([{ id: idOf(0), name: 'Ada' }], { bcc: 'a@example.com, archive' });
	expect(error?.message).toBe(`'BCC' must be an email address, but is "archive" [item 0]`);
	expect(emulator.requests).toEqual([]);
});

test.each([
	[0, 'disconnected'],
	['2', 'inProgress'],
	[null, undefined],
	[9, undefined],
])('status %j is %s', async (status, expected) => {
	emulator.inject(
		answer(200, { payload: { emails: [{ id: idOf(0), fromEmail: 'a@x', status }] } }),
	);
	const { items } = await runNode(emulator, operation('emailAccount', 'getAll'));
	expect(items[0].json.status).toBe(expected);
});
