import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import http, { type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { ValidationContext } from 'openapi-backend';
import { type Emulator, startEmulator, testBody } from './emulator';
import { operations } from './emulator/operations';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

afterEach(() => void jest.restoreAllMocks());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- expectations look wherever they like
type Json = any;

async function ask(method: string, path: string, body?: unknown) {
	const response = await fetch(`${emulator.baseUrl}/webhook${path}`, {
		method,
		headers: {
			'x-api-key': emulator.apiKey,
			...(body !== undefined && { 'content-type': 'application/json' }),
		},
		body: JSON.stringify(body),
	});
	return { status: response.status, body: (await response.json()) as Json };
}

const URL_OUTSIDE = 'https://hooks.example.com/in';
const REPLY = 'prospect-finished';

const webhook = {
	name: 'n8n',
	webhookUrl: URL_OUTSIDE,
	webhookEvent: [REPLY, 'email-sent'],
	headers: { 'X-Webhook-Token': 'not-a-secret' },
};
const addWebhook = (webhookUrl: string, webhookEvent = [REPLY]) =>
	emulator.account.addWebhook({ webhookUrl, webhookEvent });

let others: Emulator[] = [];
afterEach(async () => {
	for (const other of others) await other.close();
	others = [];
});

/** A second emulator, for one test. */
async function startOther() {
	const other = await startEmulator();
	others.push(other);
	return other;
}

describe('a registration', () => {
	it('is active and can be read again', async () => {
		const created = await ask('POST', '/create', webhook);
		const { id } = created.body.payload;
		expect(id).toMatch(/^[0-9a-f]{24}$/);
		expect(created).toEqual({
			status: 201,
			body: {
				message: 'Webhook created',
				payload: { ...webhook, id, status: 'active', failed: false, lastFailure: null },
			},
		});
		expect(emulator.account.webhooks).toEqual([created.body.payload]);
		const read = await ask('GET', `/${id}`);
		expect(read).toEqual({
			status: 200,
			body: { message: 'Webhook found', payload: created.body.payload },
		});
	});

	it.each([
		['no headers', { headers: undefined }, 'headers should not be empty'],
		['a header that is no text', { headers: { A: 1 } }, 'headers.A must be a string'],
		[
			'six headers',
			{ headers: { A: '', B: '', C: '', D: '', E: '', F: '' } },
			'headers must contain no more than 5 properties',
		],
		[
			'an unknown event',
			{ webhookEvent: [REPLY, 'reply-sent'] },
			'each value in webhookEvent must be a valid enum value',
		],
		['no event', { webhookEvent: [] }, 'webhookEvent must contain at least 1 elements'],
		['no name', { name: '' }, 'name should not be empty'],
		[
			'another protocol',
			{ webhookUrl: 'ftp://example.com' },
			'webhookUrl must match ^https?:// regular expression',
		],
		['another key', { active: true }, 'property active should not exist'],
	])('with %s is refused', async (_, change, message) => {
		expect(await ask('POST', '/create', { ...webhook, ...change })).toEqual({
			status: 400,
			body: { statusCode: 400, message: [message], error: 'Bad Request' },
		});
		expect(emulator.account.webhooks).toEqual([]);
	});

	it('takes empty headers and five of them', async () => {
		const headers = { A: '', B: '', C: '', D: '', E: '' };
		expect((await ask('POST', '/create', { ...webhook, headers: {} })).status).toBe(201);
		expect((await ask('POST', '/create', { ...webhook, headers })).status).toBe(201);
	});

	it('is refused while 50 others are active', async () => {
		for (let count = 0; count < 49; count++) addWebhook(URL_OUTSIDE);
		emulator.account.addWebhook({ ...webhook, status: 'paused' });
		expect((await ask('POST', '/create', webhook)).status).toBe(201);
		expect(await ask('POST', '/create', webhook)).toEqual({
			status: 400,
			body: { code: 4000, type: 'error', message: 'Webhook limit reached' },
		});
		expect(emulator.account.webhooks).toHaveLength(51);
		emulator.account.webhooks[0].status = 'paused';
		expect((await ask('POST', '/create', webhook)).status).toBe(201);
	});

	it('is listed newest first, 25 a page unless told otherwise', async () => {
		const names = async (query: string) => {
			const { body } = await ask('GET', query);
			return body.payload.map(({ name }: { name: string }) => name);
		};
		for (let count = 1; count <= 30; count++) {
			emulator.account.addWebhook({ ...webhook, name: `${count}` });
		}
		const newestFirst = Array.from({ length: 30 }, (_, index) => `${30 - index}`);
		expect(await names('')).toEqual(newestFirst.slice(0, 25));
		expect(await names('?page=2')).toEqual(newestFirst.slice(25));
		expect(await names('?page=3')).toEqual([]);
		expect(await names('?page=2&pageSize=4')).toEqual(['26', '25', '24', '23']);
		expect((await ask('GET', '?page=0')).status).toBe(400);
	});

	it('is not found by another id, and cannot be changed or deleted', async () => {
		const { id } = emulator.account.addWebhook(webhook);
		const other = `${id.slice(1)}${id[0] === '0' ? '1' : '0'}`;
		expect((await ask('GET', `/${other}`)).body).toMatchObject({
			code: 4000,
			message: 'Webhook not found',
		});
		expect((await ask('GET', '/nothing')).body).toMatchObject({ statusCode: 400 });
		for (const method of ['DELETE', 'PATCH', 'PUT', 'POST']) {
			expect((await ask(method, `/${id}`)).status).toBe(404);
		}
	});

	it('gets the same id in every emulator, and leaves the other ids alone', async () => {
		const other = await startOther();
		expect(other.account.addWebhook(webhook).id).toBe(emulator.account.addWebhook(webhook).id);
		const { id } = emulator.account.addSequence({ title: 'A' });
		emulator.reset();
		expect(emulator.account.webhooks).toEqual([]);
		expect(emulator.account.addSequence({ title: 'A' }).id).toBe(id);
	});
});

interface Received {
	headers: IncomingHttpHeaders;
	body: string;
}

let servers: Server[] = [];
afterEach(() => {
	for (const server of servers) server.close().closeAllConnections();
	servers = [];
});

/** A receiver on loopback: it answers with these statuses in turn, or as told, and keeps what came. */
async function receive(...answers: Array<number | ((response: ServerResponse) => void)>) {
	const received: Received[] = [];
	const server = http.createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request.setEncoding('utf8')) body += chunk;
		received.push({ headers: request.headers, body });
		const next = answers.shift() ?? 200;
		if (typeof next === 'function') next(response);
		else response.writeHead(next).end(`said ${next}`);
	});
	servers.push(server);
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/in`, port, received };
}

const statuses = (attempts: Array<{ status?: number }>) => attempts.map(({ status }) => status);

describe('a delivery', () => {
	it('goes to the active webhooks of its event, with their headers', async () => {
		const [wanted, second, other, paused] = [
			await receive(),
			await receive(201),
			await receive(),
			await receive(),
		];
		const headers = { 'X-Webhook-Token': 'not-a-secret', 'Content-Type': 'text/plain' };
		const first = emulator.account.addWebhook({ ...webhook, webhookUrl: wanted.url, headers });
		addWebhook(second.url, [REPLY]);
		addWebhook(other.url, ['email-sent']);
		addWebhook(paused.url).status = 'paused';

		const before = Date.now();
		const deliveries = await emulator.deliver(REPLY);
		expect(deliveries).toEqual([
			{
				webhookId: first.id,
				event: REPLY,
				url: wanted.url,
				attempts: [{ status: 200, at: expect.any(Number) }],
				delivered: true,
			},
			expect.objectContaining({ url: second.url, delivered: true }),
		]);
		expect(deliveries[0].attempts[0].at).toBeGreaterThanOrEqual(before);
		expect(wanted.received).toEqual([
			{
				headers: expect.objectContaining({
					'x-webhook-token': 'not-a-secret',
					'content-type': 'application/json',
				}),
				body: JSON.stringify({ event: REPLY }),
			},
		]);
		expect(second.received).toHaveLength(1);
		expect(second.received[0].headers).not.toHaveProperty('x-webhook-token');
		expect([...other.received, ...paused.received]).toEqual([]);
		expect(emulator.requests).toEqual([]);
	});

	it("carries the contract's example of each event, or the body that a test gives", async () => {
		const { definition, validator } = await operations();
		const { webhooks, components } = definition as Json;
		const events = Object.keys(webhooks);
		expect(events).toHaveLength(19);
		expect(events).toEqual(components.schemas.WebhookEvent.enum);

		const { url, received } = await receive();
		addWebhook(url, events);
		const ajv = validator.getAjv(ValidationContext.RequestBody);
		ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
		for (const event of events) {
			await emulator.deliver(event);
			const { schema } = webhooks[event].post.requestBody.content['application/json'];
			const body = JSON.parse(received.at(-1)!.body);
			const isValid = ajv.compile(schema);
			expect(isValid(body) || isValid.errors).toBe(true);
			expect(isValid({ ...body, event: 'another' })).toBe(false);
			expect(body.event).toBe(event);
		}

		await emulator.deliver('email-sent', { event: 7 });
		expect(received.at(-1)!.body).toBe('{"event":7}');
	});

	it('of an event that the contract does not know is refused', async () => {
		await expect(emulator.deliver('reply-sent', {})).rejects.toThrow('no event reply-sent');
		await expect(emulator.deliver('constructor')).rejects.toThrow('no event constructor');
	});

	it('is tried up to three times, until a 2xx', async () => {
		const { url, received } = await receive(500, 404, 204);
		const added = addWebhook(url);
		const [{ attempts, delivered }] = await emulator.deliver(REPLY);
		expect(delivered).toBe(true);
		expect(statuses(attempts)).toEqual([500, 404, 204]);
		expect(new Set(received.map(({ body }) => body)).size).toBe(1);
		expect(added).toMatchObject({ status: 'active', failed: false, lastFailure: null });
	});

	it('that fails for good pauses its webhook, and no other', async () => {
		const [bad, good] = [await receive(500, 503, 502, 200), await receive()];
		const { id } = addWebhook(bad.url);
		const other = addWebhook(good.url);
		const [{ attempts, delivered }] = await emulator.deliver(REPLY);
		expect(delivered).toBe(false);
		expect(statuses(attempts)).toEqual([500, 503, 502]);
		const failedAt = new Date(attempts[2].at).toISOString();
		expect((await ask('GET', `/${id}`)).body.payload).toMatchObject({
			status: 'paused',
			failed: true,
			lastFailure: { failedAt, statusCode: 502, message: 'Bad Gateway' },
		});
		expect(other.status).toBe('active');

		expect(await emulator.deliver(REPLY)).toMatchObject([{ webhookId: other.id }]);
		expect(bad.received).toHaveLength(3);
	});

	it('is retried by the rule that a test sets, until a reset', async () => {
		const { url } = await receive(500, 500, 500, 500, 500, 500);
		emulator.retries({ attempts: 2, waitMs: 60 });
		addWebhook(url);
		const [{ attempts }] = await emulator.deliver(REPLY);
		expect(statuses(attempts)).toEqual([500, 500]);
		expect(attempts[1].at - attempts[0].at).toBeGreaterThanOrEqual(55);

		emulator.reset();
		addWebhook(url);
		expect((await emulator.deliver(REPLY))[0].attempts).toHaveLength(3);
	});

	it('fails where nobody listens, and with headers that cannot be sent', async () => {
		const { port } = await receive();
		await new Promise((resolve) => servers.pop()!.close(resolve));
		emulator.retries({ attempts: 1 });
		const closed = addWebhook(`http://localhost:${port}/`);
		const unsendable = addWebhook(`http://localhost:${port}/`);
		unsendable.headers = { 'not a header': '' };

		const deliveries = await emulator.deliver(REPLY);
		const errors = deliveries.map(({ attempts: [{ status, error }] }) => [status, error]);
		expect(errors).toEqual([
			[undefined, expect.stringContaining('ECONNREFUSED')],
			[undefined, expect.stringContaining('not a header')],
		]);
		for (const { id } of [closed, unsendable]) {
			const { payload } = (await ask('GET', `/${id}`)).body;
			expect(payload).toMatchObject({ status: 'paused', failed: true });
			expect(payload.lastFailure).toEqual({
				failedAt: expect.any(String),
				message: expect.any(String),
			});
		}
	});

	it('fails with the code of an error that has no text, as for a name with several addresses', async () => {
		jest.spyOn(http, 'request').mockImplementation(() => {
			throw Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
		});
		const { id } = addWebhook('http://localhost:5678/in');
		await emulator.deliver(REPLY);
		expect(emulator.account.webhooks).toMatchObject([
			{ id, status: 'paused', lastFailure: { message: 'ECONNREFUSED' } },
		]);
	});

	it('fails without a whole answer in time', async () => {
		const { url } = await receive(
			() => {},
			(response) => void response.writeHead(200, { 'content-length': 9 }).write('half'),
			(response) => void response.destroy(),
			({ socket }) =>
				void socket!.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nnonsense\r\n'),
		);
		emulator.retries({ attempts: 4, timeoutMs: 200 });
		addWebhook(url);
		expect(await emulator.deliver(REPLY)).toMatchObject([
			{
				attempts: [
					{ error: 'No answer within 200 ms' },
					{ error: expect.any(String) },
					{ error: 'socket hang up' },
					{ error: expect.any(String) },
				],
				delivered: false,
			},
		]);
	});

	it('does not follow a redirect', async () => {
		const elsewhere = await receive();
		const redirect = (status: number) => (response: ServerResponse) =>
			response.writeHead(status, { location: elsewhere.url }).end();
		const { url } = await receive(redirect(302), redirect(307), redirect(308));
		addWebhook(url);
		const [{ attempts, delivered }] = await emulator.deliver(REPLY);
		expect([delivered, ...statuses(attempts)]).toEqual([false, 302, 307, 308]);
		expect(elsewhere.received).toEqual([]);
	});

	it('ends with a reset or the emulator, and pauses nothing', async () => {
		const { url, received } = await receive(
			() => {},
			() => {},
		);
		const ends = [
			['reset', 3],
			['close', 1],
		] as const;
		for (const [end, attempts] of ends) {
			const other = await startOther();
			other.retries({ attempts });
			const added = other.account.addWebhook({ ...webhook, webhookUrl: url });
			const before = received.length;
			const pending = other.deliver(REPLY);
			while (received.length === before) await new Promise(setImmediate);
			await other[end]();
			expect(await pending).toMatchObject([{ delivered: false, attempts: [{ error: 'Ended' }] }]);
			expect(added.status).toBe('active');
		}
		expect(received).toHaveLength(2);
	});
});

describe('resuming', () => {
	it('needs a 2xx to a test delivery, which is sent once', async () => {
		const { url, received } = await receive(401, 200);
		const headers = { 'X-Webhook-Token': 'not-a-secret' };
		const added = emulator.account.addWebhook({
			...webhook,
			webhookUrl: url,
			headers,
			status: 'paused',
		});
		expect(await emulator.resumeWebhook(added.id)).toMatchObject({
			webhookId: added.id,
			event: REPLY,
			attempts: [{ status: 401 }],
			delivered: false,
		});
		expect(added).toMatchObject({ status: 'paused', lastFailure: { statusCode: 401 } });

		expect(await emulator.resumeWebhook(added.id)).toMatchObject({ delivered: true });
		expect(added).toMatchObject({ status: 'active', failed: false, lastFailure: null });
		expect(received).toHaveLength(2);
		expect(received[1].headers).toMatchObject({ 'x-webhook-token': 'not-a-secret' });
		expect(JSON.parse(received[1].body)).toEqual({ event: REPLY, test: true });
		expect(testBody(added)).toEqual({ event: REPLY, test: true });
	});

	it('is for paused webhooks', async () => {
		const { url, received } = await receive();
		const { id } = addWebhook(url);
		await expect(emulator.resumeWebhook(id)).rejects.toThrow(id);
		await expect(emulator.resumeWebhook('nothing')).rejects.toThrow('nothing');
		expect(received).toEqual([]);
	});
});

describe('loopback', () => {
	it.each([
		URL_OUTSIDE,
		'http://127.0.0.1.example.com/',
		'http://127.0.0.1@example.com/',
		'http://localhost.example.com/',
		'http://notlocalhost/',
		'http://128.0.0.1/',
		'http://10.0.0.1/',
		'http://0.0.0.0/',
		'http://[::2]/',
		'http://[::ffff:10.0.0.1]/',
		'ftp://127.0.0.1/',
	])('is not %s', async (outside) => {
		const { url } = await receive();
		addWebhook(url);
		const webhook = addWebhook(outside);
		const sent = jest.spyOn(http, 'request');
		await expect(emulator.deliver(REPLY)).rejects.toThrow(outside);
		webhook.status = 'paused';
		await expect(emulator.resumeWebhook(webhook.id)).rejects.toThrow(outside);
		await expect(emulator.deliverTo(outside, {}, '')).rejects.toThrow(outside);
		expect(sent).not.toHaveBeenCalled();
		expect(webhook.lastFailure).toBeNull();
	});

	it.each(['127.0.0.1', 'localhost', '127.1', '0x7f000001', '127.255.0.9', '[::1]'])(
		'is %s',
		async (host) => {
			jest.spyOn(http, 'request').mockImplementation(() => {
				throw new Error('sent');
			});
			emulator.retries({ attempts: 1 });
			addWebhook(`http://${host}:5678/in`);
			expect(await emulator.deliver(REPLY)).toMatchObject([{ attempts: [{ error: 'sent' }] }]);
		},
	);
});

describe('what was never registered', () => {
	it('is sent as it is', async () => {
		const { url, received } = await receive(401, 200, 302);
		const headers = { 'X-Webhook-Token': 'wrong' };
		expect(await emulator.deliverTo(url, headers, '{"event":')).toEqual({
			status: 401,
			body: 'said 401',
		});
		await emulator.deliverTo(url, { 'Content-Type': 'text/plain' }, { event: 'Käse' });
		expect((await emulator.deliverTo(url, {}, '')).status).toBe(302);
		expect(received).toMatchObject([
			{
				headers: { 'x-webhook-token': 'wrong', 'content-type': 'application/json' },
				body: '{"event":',
			},
			{ headers: { 'content-type': 'text/plain' }, body: '{"event":"Käse"}' },
			{ body: '' },
		]);
		await expect(emulator.deliverTo('nothing', {}, '')).rejects.toThrow('Invalid URL');
	});
});

describe('the command line', () => {
	let child: ChildProcess | undefined;
	afterEach(() => child?.kill('SIGKILL'));

	it('takes orders from a pipe, one a line, and ends on a signal', async () => {
		const args = ['--import', 'tsx', `${__dirname}/emulator/cli.ts`, '--port', '0'];
		const { stdin, stdout } = (child = spawn(process.execPath, args, {
			cwd: `${__dirname}/..`,
			env: { ...process.env, EMULATOR_API_KEY: 'demo-key' },
			stdio: ['pipe', 'pipe', 'inherit'],
		}));
		const lines = createInterface({ input: stdout! })[Symbol.asyncIterator]();
		const said = async (start: string) => {
			for (;;) {
				const { value, done } = await lines.next();
				if (done) throw new Error(`It ended before it said ${start}`);
				if (value.startsWith(start)) return value.slice(start.length).trim();
			}
		};
		const order = (line: string) => stdin!.write(`${line}\n`);

		const baseUrl = await said('Base URL:');
		const { url, received } = await receive(200, 200, 401);
		order('webhooks');
		expect(await said('webhooks ')).toBe('[]');
		await fetch(`${baseUrl}/webhook/create`, {
			method: 'POST',
			headers: { 'x-api-key': 'demo-key', 'content-type': 'application/json' },
			body: JSON.stringify({ ...webhook, webhookUrl: url }),
		});
		order('webhooks');
		const [{ id }] = JSON.parse(await said('webhooks '));

		order(`deliver ${REPLY}`);
		order('deliver email-sent {"event": "email-sent", "note": "a b"}');
		const record = { webhookId: id, url, delivered: true };
		expect(JSON.parse(await said(`delivered ${REPLY} `))).toMatchObject([record]);
		expect(JSON.parse(await said('delivered email-sent '))).toMatchObject([record]);
		order(`send ${url} {"X-Webhook-Token": "a secret"} {"event": `);
		expect(await said('sent ')).toBe('401');
		expect(received.map(({ body }) => body)).toEqual([
			`{"event":"${REPLY}"}`,
			'{"event":"email-sent","note":"a b"}',
			'{"event": ',
		]);
		expect(received[2].headers['x-webhook-token']).toBe('a secret');

		const wrong = [
			`send ${URL_OUTSIDE} {} {}`,
			'deliver nothing',
			`deliver ${REPLY} {`,
			'constructor',
			'',
		];
		for (const line of wrong) {
			order(line);
			expect(await said('failed ')).not.toBe('');
		}

		child.kill('SIGTERM');
		expect(await once(child, 'exit')).toEqual([0, null]);
	}, 20_000);

	it('goes on when the pipe is closed', async () => {
		const args = ['--import', 'tsx', `${__dirname}/emulator/cli.ts`, '--port', '0'];
		const { stdin, stdout } = (child = spawn(process.execPath, args, {
			cwd: `${__dirname}/..`,
			stdio: ['pipe', 'pipe', 'inherit'],
		}));
		stdin!.end('webhooks\n');
		let output = '';
		stdout!.setEncoding('utf8').on('data', (text: string) => (output += text));
		while (!output.includes('webhooks []')) await once(stdout!, 'data');

		const [baseUrl] = /http\S+/.exec(output)!;
		const headers = { 'x-api-key': 'emulator-key' };
		expect((await fetch(`${baseUrl}/webhook`, { headers })).status).toBe(200);
		child.kill('SIGTERM');
		expect(await once(child, 'exit')).toEqual([0, null]);
	}, 20_000);
});
