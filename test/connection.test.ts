import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import * as n8nConfig from '@n8n/config';
import { Container } from '@n8n/di';

import { runNode } from './engine';
import { createStep, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const pem = readFileSync(join(__dirname, 'untrusted.pem'));
const received: string[] = [];

/** A server on loopback that does one thing with each connection once something comes. */
const server = (handle: (socket: Socket) => void) =>
	createServer((socket) => {
		socket.on('error', () => {});
		socket.once('data', () => handle(socket));
	});
const answerWith = (head: string) =>
	server((socket) =>
		socket.end(`HTTP/1.1 ${head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`),
	);

const servers = {
	untrusted: createTlsServer({ key: pem, cert: pem }, ({ url }, response) => {
		received.push(url!);
		response.end('{}');
	}),
	closing: server((socket) => socket.destroy()),
	needsPassword: answerWith('407 Proxy Authentication Required'),
};
const portOf = (name: keyof typeof servers) => (servers[name].address() as AddressInfo).port;

beforeAll(async () => {
	for (const each of Object.values<Server>(servers)) {
		await new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve));
	}
});
afterAll(() => Object.values<Server>(servers).forEach((each) => each.close()));

const { HTTP_PROXY, HTTPS_PROXY } = process.env;
const proxyVariables = ['HTTP_PROXY', 'HTTPS_PROXY'];
afterEach(() => {
	for (const name of proxyVariables) delete process.env[name];
	Object.assign(process.env, JSON.parse(JSON.stringify({ HTTP_PROXY, HTTPS_PROXY })));
});

const write = createStep('Sequence01', { channel: 'CallDemo' });
const read = operation('sequence', 'getAll');
const elsewhere = 'https://api.example.com/v1';

test.each([
	['write', write],
	['read', read],
])('no %s is sent to a server whose certificate is not trusted', async (_, parameters) => {
	const baseUrl = `https://127.0.0.1:${portOf('untrusted')}/v1`;
	const { error } = await runNode({ baseUrl, apiKey: 'key' }, parameters);
	expect(error?.message).toBe(
		'Saleshandy could not be reached (DEPTH_ZERO_SELF_SIGNED_CERT) [item 0]',
	);
	expect(error?.description).toMatch(/^n8n doesn't trust the certificate .* Check the 'Base URL'/);
	expect(received).toEqual([]);
});

/** Base URL, proxy, and the code that the message names. */
const neverSent: Array<[what: string, baseUrl: () => string, proxy?: () => string, code?: string]> =
	[
		['a port where nothing listens', () => 'http://127.0.0.1:1/v1', undefined, 'ECONNREFUSED'],
		[
			'a server without TLS',
			() => emulator.baseUrl.replace('http:', 'https:'),
			undefined,
			'EPROTO',
		],
		[
			'a server that ends the handshake',
			() => `https://127.0.0.1:${portOf('closing')}/v1`,
			undefined,
			'ECONNRESET',
		],
		['a proxy whose URL is none', () => elsewhere, () => 'not a url', 'ERR_INVALID_URL'],
		['a proxy that is not there', () => elsewhere, () => 'http://127.0.0.1:1', 'ECONNREFUSED'],
		[
			'a proxy that ends the connection',
			() => elsewhere,
			() => `http://127.0.0.1:${portOf('closing')}`,
			'no answer',
		],
	];

test.each(neverSent)('nothing was sent to %s', async (_, baseUrl, proxy, code) => {
	for (const name of proxy ? proxyVariables : []) process.env[name] = proxy!();
	for (const parameters of [write, read]) {
		const { error } = await runNode({ baseUrl: baseUrl(), apiKey: 'key' }, parameters);
		expect(error?.message).toBe(`Saleshandy could not be reached (${code}) [item 0]`);
		expect(error?.description).toMatch(/^Check the 'Base URL'.*proxy/);
	}
	expect(emulator.requests).toEqual([]);
});

/** It came with n8n 2. */
const testSsrf = 'SsrfProtectionConfig' in n8nConfig ? test : test.skip;

testSsrf.each(['127.0.0.1', 'localhost'])(
	"nothing was sent to %s, which n8n's SSRF protection blocks",
	async (host) => {
		const protection = Container.get(n8nConfig.SsrfProtectionConfig);
		protection.enabled = true;
		const baseUrl = emulator.baseUrl.replace('127.0.0.1', host);
		const { error } = await runNode({ baseUrl, apiKey: 'key' }, write);
		protection.enabled = false;
		expect(error?.message).toBe('Saleshandy could not be reached (no answer) [item 0]');
		expect(error?.description).toMatch(/^Check the 'Base URL'/);
		expect(emulator.requests).toEqual([]);
	},
);

test.each([
	['http', 'http://api.example.com/v1'],
	['https', elsewhere],
])('a proxy that requires authentication, for %s', async (_, baseUrl) => {
	for (const name of proxyVariables)
		process.env[name] = `http://127.0.0.1:${portOf('needsPassword')}`;
	const { error } = await runNode({ baseUrl, apiKey: 'key' }, write);
	expect(error?.message).toBe('The proxy requires authentication (status 407) [item 0]');
	expect(error?.description).toMatch(/user name and password .*Nothing was sent to Saleshandy/);
});
