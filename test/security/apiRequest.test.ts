import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { toPath } from '../../nodes/Saleshandy/resources/apiRequest/path';
import type { Fault } from '../emulator/faults';
import {
	dropConnection,
	htmlPage,
	loseAnswer,
	redirect,
	serverError,
	truncatedJson,
} from '../emulator/faults';
import { anyText } from '../arbitraries';
import { runNode } from '../engine';
import { operation } from '../parameters';
import { useEmulator } from '../useEmulator';
import { otherServer } from './otherServer';

const emulator = useEmulator();
const other = otherServer();

const send = async (parameters: INodeParameters, node = {}) =>
	await runNode(emulator, operation('apiRequest', 'send', parameters), { node });

const addList = () => emulator.account.add('dncLists', { id: 'hY8tB3pD6x', name: 'Global' }).id;
const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
const writes = methods.slice(1);

describe('the key never leaves the host of the base URL', () => {
	const host = () => other.origin.slice('http://'.length);
	const paths: Array<[what: string, path: () => string]> = [
		['a URL', () => `${other.origin}/v1/credits`],
		['a URL after a slash', () => `/${other.origin}/v1/credits`],
		['a URL with a user', () => `http://a:b@${host()}/credits`],
		['a host without a scheme', () => `//${host()}/credits`],
		['a host with backslashes', () => `\\\\${host()}\\credits`],
		['a host with a slash and a backslash', () => `/\\${host()}/credits`],
		['a host after a line break', () => `\n//${host()}/credits`],
		['two dots', () => '/../credits'],
		['two dots inside', () => '/prospects/../../credits'],
		['two dots at the end', () => '/credits/..'],
		['one dot', () => '/./credits'],
		['encoded dots', () => '/%2e%2e/credits'],
		['half encoded dots', () => '/.%2e/credits'],
		['dots after a semicolon', () => '/..;/credits'],
		['an encoded slash', () => '/prospects%2Ftags'],
		['an encoded backslash', () => '/prospects%5c..%5ctags'],
		['a doubly encoded slash', () => '/prospects%252ftags'],
		['a backslash', () => '/prospects\\tags'],
		['a query', () => '/credits?page=1'],
		['a fragment', () => '/credits#top'],
		['an empty segment', () => '/prospects//tags'],
		['a slash at the end', () => '/credits/'],
		['a zero byte', () => '/credits\u0000'],
		['a header after a line break', () => '/credits\r\nx-injected: 1'],
		['a tab inside', () => '/pros\tpects'],
		['a blank inside', () => '/pros pects'],
		['full-width dots', () => '/．．/credits'],
		['a division slash', () => '/prospects∕tags'],
		['a mark that reverses the text', () => '/credits\u202e'],
		['half a character', () => '/credits\ud800'],
		['a placeholder', () => '/sequences/{id0}'],
		['a slash alone', () => '/'],
	];

	describe.each(paths)('%s as the path', (_, path) => {
		test.each(methods)('is rejected with %s before anything is sent', async (method) => {
			for (const written of [path(), `={{ ${JSON.stringify(path())} }}`]) {
				const { error } = await send({ method, path: written });
				expect(error?.message).toMatch(/'Path'/);
			}
			expect([...emulator.requests, ...other.received]).toEqual([]);
		});
	});

	test.each([[{ a: 1 }], [['/credits']], [7], [true], [null]])(
		'%j as the path is rejected or stays below the base URL',
		async (value) => {
			await send({ path: `={{ ${JSON.stringify(value)} }}` });
			for (const { path } of emulator.requests) expect(path).toMatch(/^\/v1\/\w/);
			expect(other.received).toEqual([]);
		},
	);

	test('any other text is rejected or stays below the base URL', async () => {
		const part = fc.constantFrom('/', '.', '..', '%2e', '%2f', '\\', '@', ':', '//', 'tags', '?');
		const text = fc.oneof(
			anyText({ maxLength: 30 }),
			fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
		);
		const items = fc.sample(text, { numRuns: 300, seed: 11 }).map((path) => ({ json: { path } }));
		const { items: output, error } = await runNode(
			emulator,
			operation('apiRequest', 'send', { path: '={{ $json.path }}' }),
			{ items, node: { onError: 'continueRegularOutput' } },
		);
		expect(error).toBeUndefined();
		expect(output).toHaveLength(items.length);
		expect(emulator.requests.length).toBeGreaterThan(0);
		for (const { path } of emulator.requests) {
			expect(path).toMatch(/^\/v1(\/[\w.~@:-]*[\w~@:-][\w.~@:-]*)+$/);
		}
		expect(other.received).toEqual([]);
	}, 120_000);

	test.each(methods)('a redirect of %s is not followed', async (method) => {
		for (const status of [301, 302, 303, 307, 308]) {
			emulator.inject(redirect(`${other.origin}/v1/credits`, status));
			const { error } = await send({ method, path: '/credits' });
			expect(error?.message).toContain(`Saleshandy returned status ${status}`);
		}
		expect(emulator.requests).toHaveLength(5);
		expect(other.received).toEqual([]);
	});

	test('names in the query can not become a header or a path', async () => {
		const query = JSON.stringify({ 'x-api-key': 'A', '../a': 'B', 'a\r\nx-injected: 1': 'C' });
		await send({ path: '/credits', query });
		const [{ headers, path, query: sent }] = emulator.requests;
		expect(headers).toMatchObject({ 'x-api-key': emulator.apiKey });
		expect(headers).not.toHaveProperty('x-injected');
		expect(path).toBe('/v1/credits');
		expect(Object.keys(sent)).toHaveLength(3);
	});
});

test.each([
	['one', { path: '/webhook/66f0c1d2a3b4c5d6e7f80912' }],
	['a list', { path: 'webhook' }],
	['a list with pages', { path: '/webhook', returnAll: true }],
])('the secrets of webhooks are not in the output: %s', async (_, parameters) => {
	emulator.account.add('webhooks', {
		id: '66f0c1d2a3b4c5d6e7f80912',
		headers: { 'X-Token': 'not-a-secret' },
	});
	const { items } = await send(parameters);
	expect(items.map(({ json }) => json.headers)).toEqual([{ 'X-Token': '**hidden**' }]);
});

test.each([
	['/tasks/gK9zW2fT5b/skip', '/tasks/{id1}/skip'],
	['/webhook/66f0c1d2a3b4c5d6e7f80912', '/webhook/{id1}'],
	['prospects/tags', '/prospects/tags'],
	['/email-accounts', '/email-accounts'],
	['/unified-inbox/outcome', '/unified-inbox/outcome'],
])('%s counts as the endpoint %s', (path, endpoint) => {
	expect(toPath(path, "'Path'").path).toBe(endpoint);
});

describe('names of prototypes do no harm', () => {
	const names = ['__proto__', 'constructor', 'prototype', 'toString'];

	test.each(names)('%s in the body and the query', async (name) => {
		const json = `{ "${name}": { "polluted": true }, "dncListId": "A" }`;
		for (const value of [json, `={{ JSON.parse(${JSON.stringify(json)}) }}`]) {
			await send({ method: 'POST', path: '/dnc', body: value });
			await send({ path: '/dnc', query: value });
		}
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		for (const { body } of emulator.requests) {
			expect((body as Record<string, unknown> | undefined)?.polluted).toBeUndefined();
		}
	});

	test.each(names)('%s as the name of the page', async (pageParameter) => {
		const options = { pageParameter, pageSizeParameter: pageParameter, pagesIn: 'body' };
		await send({ method: 'POST', path: '/email-accounts', returnAll: true, options });
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(typeof Object.prototype.toString).toBe('function');
	});
});

describe('a write is not sent again', () => {
	const faults: Array<[what: string, fault: () => Fault]> = [
		['the connection is lost', dropConnection],
		['the answer is lost', loseAnswer],
		['the service has a fault', () => serverError(503)],
		['a proxy answers', () => htmlPage(504)],
		['the answer is cut off', truncatedJson],
	];

	describe.each(faults)('after %s', (_, fault) => {
		test.each(writes)('%s', async (method) => {
			emulator.inject(fault(), { times: 3 });
			const { error } = await send({ method, path: '/dnc', body: '{ "a": 1 }' });
			expect(error?.message).toMatch(/\S/);
			expect(emulator.requests).toHaveLength(1);
		});

		test("POST, with n8n's Retry On Fail", async () => {
			const body = JSON.stringify({ dncListId: addList(), items: ['example.org'] });
			emulator.inject(fault(), { times: 3 });
			const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
			const { error } = await send({ method: 'POST', path: '/dnc', body }, retry);
			expect(error?.description).toMatch(/^Outcome unknown: .*Check in Saleshandy/);
			expect(emulator.requests).toHaveLength(1);
		});
	});

	test('a read is sent once more', async () => {
		emulator.inject(serverError(503));
		const { error } = await send({ path: '/credits' });
		expect(error).toBeUndefined();
		expect(emulator.requests).toHaveLength(2);
	});
});

describe('Return All', () => {
	test('follows the pages in the query', async () => {
		for (const title of ['A', 'B', 'C']) emulator.account.addSequence({ title });
		const { items } = await send({
			path: '/sequences',
			query: '{ "sort": "ASC" }',
			returnAll: true,
			options: { pageSize: 2 },
		});
		expect(items.map(({ json }) => json.title)).toEqual(['A', 'B', 'C']);
		expect(emulator.requests.map(({ query }) => query)).toEqual(
			['1', '2', '3'].map((page) => ({ sort: 'ASC', page, pageSize: '2' })),
		);
	});

	test('follows the pages in the body, in a list inside the payload', async () => {
		const senders = ['a@example.com', 'b@example.com', 'c@example.com'];
		for (const fromEmail of senders) emulator.account.add('mailboxes', { fromEmail });
		const { items } = await send({
			method: 'POST',
			path: '/email-accounts',
			body: '{ "sort": "ASC" }',
			returnAll: true,
			options: { pageSize: 2, pagesIn: 'body' },
		});
		expect(items.map(({ json }) => json.fromEmail)).toEqual(senders);
		expect(emulator.requests.map(({ query, body }) => ({ query, body }))).toEqual(
			[1, 2, 3].map((page) => ({ query: {}, body: { sort: 'ASC', page, pageSize: 2 } })),
		);
	});

	test('follows them in the query with GET, which has no body', async () => {
		emulator.account.addSequence({ title: 'A' });
		const options = { pageSize: 2, pagesIn: 'body' };
		await send({ path: '/sequences', returnAll: true, options });
		expect(emulator.requests.map(({ query }) => query.page)).toEqual(['1', '2']);
	});

	test('accepts other names for page and page size', async () => {
		const thread = (id: string) => ({ id, messages: [] });
		for (const id of ['eF7kJ1qV3r', 'eF7kJ1qV3s']) emulator.account.add('threads', thread(id));
		const { items } = await send({
			method: 'POST',
			path: '/unified-inbox/emails',
			returnAll: true,
			options: { pageSize: 1, pageSizeParameter: 'limit', pagesIn: 'body' },
		});
		expect(items).toHaveLength(2);
		expect(emulator.requests[1].body).toEqual({ page: 2, limit: 1 });
	});

	test('ends where the service ignores the page', async () => {
		const list = { message: 'Fields found', payload: [{ id: 'cE5jQ9bR2w' }] };
		emulator.answer('listFields', { body: list }, { times: Infinity });
		const { items } = await send({ path: '/fields', returnAll: true });
		expect(items).toHaveLength(1);
		expect(emulator.requests).toHaveLength(2);
	});
});

test.each(['POST', 'DELETE'])('%s without a body sends none', async (method) => {
	const path = method === 'POST' ? '/tasks/gK9zW2fT5b/skip' : '/domain/nG5wX1pL7q';
	emulator.account.add('tasks', { id: 'gK9zW2fT5b' });
	const { error } = await send({ method, path });
	expect(error).toBeUndefined();
	expect(emulator.requests.map(({ body }) => body)).toEqual([undefined]);
});
