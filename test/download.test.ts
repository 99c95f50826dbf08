import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';

import { download } from '../nodes/Saleshandy/transport/download';
import { pickerContext } from './engine';
import { failureOf } from './failureOf';

const apiKey = 'emulator-key';
const CSV = 'Email,Reason\nzoë@example.com,Invalid\n';

const received: unknown[] = [];
const server = createServer(({ url = '', headers }, response) => {
	received.push([url, headers]);
	const [path, argument = ''] = url.split('?');
	if (path === '/redirect') return response.writeHead(302, { location: argument }).end();
	if (path === '/refused') return response.writeHead(403).end('Expired');
	if (path === '/cut') {
		response.writeHead(200, { 'content-length': '100' }).write(CSV);
		return setTimeout(() => response.destroy(), 20);
	}
	if (path === '/stalled') return response.write(CSV);
	const bytes = Buffer.from(CSV.repeat(Number(argument || 1)));
	// Cut within a character
	const middle = bytes.indexOf('ë') + 1;
	response.write(bytes.subarray(0, middle));
	return setTimeout(() => response.end(bytes.subarray(middle)), 5);
});
let origin: string;
beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => void received.splice(0));
afterAll(() => void server.close());

const from = async (link: string, { maxBytes = 1_000, baseUrl = `${origin}/v1` } = {}) =>
	await download(pickerContext({ baseUrl, apiKey }), link, maxBytes);
const MEGABYTE = 1024 * 1024;

test('a file is read as UTF-8, and the key is not sent', async () => {
	expect(await from(`${origin}/file`)).toBe(CSV);
	expect(received).toHaveLength(1);
	expect(inspect(received, { depth: 5 })).not.toContain(apiKey);
});

test('a redirect to another address of the same kind is followed', async () => {
	expect(await from(`${origin}/redirect?/file`)).toBe(CSV);
	expect(received).toHaveLength(2);
	expect(inspect(received, { depth: 5 })).not.toContain(apiKey);
});

test.each([
	['refused', '/refused?signature=secret', 'status 403'],
	['a redirect without end', '/redirect?/redirect', 'status 302'],
	['cut off', '/cut?signature=secret', 'the connection was lost'],
	['too large', '/file?100', 'more than 1000 bytes'],
])('a file that is %s', async (_, path, reason) => {
	const failure = await failureOf(from(origin + path));
	const { host } = new URL(origin);
	expect(failure?.message).toBe(`The file could not be downloaded from ${host} (${reason})`);
	expect(inspect(failure, { depth: 9, showHidden: true })).not.toMatch(/secret|emulator-key/);
});

test.each([undefined, 99 * MEGABYTE])(
	'a file has at most 50 MB, with a limit of %p',
	async (limit) => {
		const context = pickerContext({ baseUrl: `${origin}/v1`, apiKey });
		const read = async (bytes: number) =>
			await download(
				context,
				`${origin}/file?${Math.floor(bytes / Buffer.byteLength(CSV))}`,
				limit,
			);
		expect(await read(49 * MEGABYTE)).toContain('zoë@example.com');
		expect((await failureOf(read(51 * MEGABYTE)))?.message).toContain('more than 52428800 bytes');
	},
);

test('a file that stops coming is given up after five minutes', async () => {
	const { timeout } = AbortSignal;
	const inTime = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(200));
	const failure = await failureOf(from(`${origin}/stalled?signature=secret`));
	expect(inTime).toHaveBeenCalledWith(300_000);
	expect(failure?.message).toContain('(the connection was lost)');
});

test('a server that is not there', async () => {
	const failure = await failureOf(from('http://127.0.0.1:1/file?signature=secret'));
	expect(failure?.message).toMatch(/^The file could not be downloaded from 127.0.0.1:1 \(ECONN/);
	expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain('secret');
});

test.each([
	['nothing', ''],
	['no URL', 'file.csv'],
	['a file of this machine', 'file:///etc/passwd'],
	['FTP', 'ftp://127.0.0.1/file'],
	['plain http elsewhere', 'http://api.example.com/file'],
	['a redirect to a file', '/redirect?file:///etc/passwd'],
	['a redirect to plain http elsewhere', '/redirect?http://api.example.com/file'],
])('a link to %s is not followed', async (_, link) => {
	const failure = await failureOf(from(link.startsWith('/') ? origin + link : link));
	expect(failure?.message).toBe('The file was not downloaded because its link is not an https URL');
});

test('plain http is not followed where the API is on https', async () => {
	const failure = await failureOf(
		from(`${origin}/file`, { baseUrl: 'https://api.example.com/v1' }),
	);
	expect(failure?.message).toContain('not an https URL');
	expect(received).toEqual([]);
});
