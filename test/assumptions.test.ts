import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { assumptions } from './contract/assumptions';
import { isPart, markedParts } from './contract/markedParts';
import { loadContract } from './emulator/contract';
import { checkedParts } from './live/check';
import { leftOut, reads } from './live/reads';
import { rows } from './wire';

const contract = loadContract();
const listed = assumptions.flatMap(({ parts }) => parts);

test('every uncertain part of the contract that an operation sends is listed', async () => {
	const loaded = await contract;
	const requests = rows.flatMap((row) => row.requests);
	const sent = new Set(requests.flatMap((request) => markedParts(loaded, request)));
	expect(sent.size).toBeGreaterThan(50);
	expect([...sent].filter((part) => !listed.includes(part))).toEqual([]);
});

test('uncertain parts are found wherever they are', async () => {
	const loaded = await contract;
	const marksOf = (operationId: string, query: object, body?: object) =>
		markedParts(loaded, { operationId, path: '', query: { ...query }, body });
	expect(marksOf('listSequences', {})).toEqual([]);
	expect(marksOf('listSequences', { clientIds: 'a' })).toEqual(['listSequences.clientIds']);
	expect(marksOf('listTasks', { callOutcome: 'a' })).toEqual(['listTasks', 'CallOutcome']);
	expect(marksOf('listMailboxes', {}, { page: 1 })).toEqual([]);
	expect(marksOf('listMailboxes', {}, { status: 1 })).toEqual(['listMailboxes.status']);
	const step = { type: 1, variants: [{ payload: { subject: '' } }] };
	expect(marksOf('createStep', {}, step)).toContain('EmailPayload.subject');
});

test.each(assumptions)(
	'$id names parts of the contract and files that exist',
	async (assumption) => {
		const { parts, tests } = assumption;
		const loaded = await contract;
		expect(parts.filter((part) => !isPart(loaded, part))).toEqual([]);
		expect(tests).not.toEqual([]);
		expect(tests.filter((file) => !existsSync(join(__dirname, file)))).toEqual([]);
	},
);

test('no part is listed twice', () => {
	expect(listed.filter((part, index) => listed.indexOf(part) !== index)).toEqual([]);
});

test('what the live check looks at is listed', async () => {
	const { read, written } = checkedParts(await contract);
	expect([...read, ...written].filter((part) => !listed.includes(part))).toEqual([]);
});

test('the live check makes every call that only reads, or names the reason', async () => {
	const gets = (await contract).getOperations().filter(({ method }) => method === 'get');
	const calls = [...reads.map(({ call }) => call), ...Object.keys(leftOut)];
	expect(gets.filter(({ operationId }) => !calls.includes(operationId!))).toEqual([]);
});
