import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ValidationContext } from 'openapi-backend';
import type { Fault, Sequence } from './emulator';
import { cutBody, delay, dropConnection, htmlPage, loseAnswer } from './emulator/faults';
import { operations } from './emulator/operations';
import { addSample } from './emulator/sample';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const { account } = emulator;
let sequence: Sequence;
const fill = () => ([sequence] = addSample(account));
beforeEach(fill);

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- expectations look wherever they like
type Json = any;

/** Sends a request with the right key. A body is sent as JSON, a form as it is. */
async function ask(method: string, path: string, body?: unknown, headers = {}) {
	const isForm = body instanceof FormData;
	const response = await fetch(`${emulator.baseUrl}${path}`, {
		method,
		headers: {
			'x-api-key': emulator.apiKey,
			...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
			...headers,
		},
		body: isForm || body === undefined ? (body as FormData) : JSON.stringify(body),
	});
	const sent = (await response.text()) || 'null';
	return { status: response.status, body: JSON.parse(sent) as Json, response };
}

const sequenceId = 'kP3vN8sQ2d';
const stepsPath = `/sequences/${sequenceId}/steps`;
const step = (type: unknown, priority?: unknown) => {
	const variants = [{ payload: {} }];
	return { type, absoluteDays: 9, priority, variants };
};

describe('the contract', () => {
	const ids: Record<string, string> = {
		...{ stepId: 'Xw7bL1mR9c', variantId: 'dT5hG2yV6j', subsequenceId: 'sX9pR2tK7v' },
		...{ prospectId: 'aW4rY8tC3e', contactId: 'aW4rY8tC3e', fieldId: 'rK8mV4xN1y' },
		...{ noteId: 'pS6dH1xY4n', taskId: 'gK9zW2fT5b', bulkActionId: 'jR4vL7cN1m' },
		...{ emailThreadId: 'eF7kJ1qV3r', emailId: 'bZ4hN8wL6d', dncListId: 'hY8tB3pD6x' },
		...{ sequenceId, requestId: '7c41e0a', webhookId: '66f0c1d2a3b4c5d6e7f80912' },
		attributeId: 'cE5jQ9bR2w',
	};

	/** Calls an operation of the contract, with a form if its body is one. */
	function call({ method, path, parameters = [], requestBody }: Json, body: Json) {
		const asked = parameters
			.filter(({ in: place, name, required }: Json) => place === 'query' && (required || ids[name]))
			.map(({ name }: Json) => `${name}=${ids[name] ?? 'abcde'}`)
			.join('&');
		const filled = path.slice(3).replace(/{(\w+)}/g, (_: string, name: string) => ids[name] ?? 'a');
		const form = new FormData();
		for (const [name, value] of Object.entries<string>(body ?? {})) {
			form.append(name, name === 'file' ? new File([value], 'für Ömer.txt') : value);
		}
		const isForm = requestBody?.content['multipart/form-data'];
		return ask(method.toUpperCase(), `${filled}?${asked}`, isForm ? form : body);
	}

	/** What some of the examples need beside the sample. */
	const prepare: Record<string, (body: Json, name: string) => unknown> = {
		setSequencesStatus: () => (sequence.active = false),
		createStep: () => (sequence.steps.length = 0),
		createVariant: ({ type }) => Object.assign(sequence.steps[0], { type, variants: [] }),
		updateVariant: ({ type }, name) =>
			(sequence.steps[0].type = type ?? { note: 2, inMail: 4 }[name] ?? 1),
		createField: () => (account.fields.length = 0),
		addSequenceSenders: () => (sequence.mailboxes.length = 0),
		importToSequence: () => (account.prospects.length = 0),
	};

	it('has examples for all 113 calls: each is answered, and refused with an extra key', async () => {
		const all = (await operations()).getOperations();
		const isOpen = /^(unsubscribeContacts|searchPeople|searchCompanies)$/;
		const answered = new Set();
		for (const operation of all as Json[]) {
			const { operationId, requestBody } = operation;
			const [content] = Object.values<Json>(requestBody?.content ?? { none: {} });
			const bodies = content.examples ?? { only: { value: content.example } };
			for (const [name, { value }] of Object.entries<Json>(bodies)) {
				emulator.reset();
				fill();
				prepare[operationId]?.(value, name);
				const { status, body } = await call(operation, value);
				if (status < 300) answered.add(operationId);
				else expect({ operationId, name, body }).toBe('a success');

				const extended = Array.isArray(value) ? [{ extra: 1 }] : { ...value, extra: 1 };
				if (!value || isOpen.test(operationId)) continue;
				expect((await call(operation, extended)).body).toMatchObject({ statusCode: 400 });
				expect(emulator.requests[1]).toMatchObject({ operationId, status: 400 });
				expect(String(emulator.requests[1].reason)).toContain('extra');
			}
		}
		expect(answered.size).toBe(113);
	});

	it('says where a request breaks it, formats included', async () => {
		const payload = { subject: 7, content: '', message: 'x' };
		const variants = [{ payload, attachmentIds: ['12345'] }];
		const body = { type: 1, absoluteDays: 1000, priority: 'High', variants };
		expect((await ask('POST', stepsPath, body)).body.message.sort()).toEqual([
			'absoluteDays must not be greater than 999',
			'priority must be a valid enum value',
			expect.stringMatching(/^variants.0.each value in attachmentIds must match /),
			'variants.0.payload.content should not be empty',
			'variants.0.payload.property message should not exist',
			'variants.0.payload.subject must be a string',
		]);
		const snooze = await ask('POST', '/tasks/gK9zW2fT5b/snooze', { snoozeUntil: 'tomorrow' });
		expect(snooze.body.message).toEqual(['snoozeUntil must match format "date-time"']);
	});

	it('is checked against answers too', async () => {
		sequence.steps[0].type = 99;
		expect((await ask('GET', stepsPath)).status).toBe(500);
		expect(emulator.problems.splice(0)).toEqual([expect.stringContaining('listSteps')]);
	});
});

test('enums are accepted as integers, names or both, and returned as told', async () => {
	const post = async (type: unknown, priority?: unknown) =>
		(await ask('POST', stepsPath, step(type, priority))).body.message;
	expect(await post('LinkedInViewProfile')).toEqual(['type must be a valid enum value']);
	emulator.enums = 'names';
	expect(await post(5)).toEqual(['type must be a valid enum value']);
	expect(await post('LinkedInViewProfile', 'High')).toContain('success');
	emulator.enums = { type: 'integers', priority: 'names' };
	expect(await post(5, 2)).toEqual(['priority must be a valid enum value']);
	emulator.enums = 'both';
	expect([await post(5, 2), await post(5, 'Low')]).toEqual(Array(2).fill(expect.any(String)));
	expect(sequence.steps.slice(-3).map(({ priority }) => priority)).toEqual([2, 2, 4]);

	const listed = async () => (await ask('GET', stepsPath)).body.payload.at(-1);
	emulator.returnedEnums = 'digits';
	expect(await listed()).toMatchObject({ type: '5', status: '1' });
	emulator.returnedEnums = 'names';
	expect(await listed()).toMatchObject({ type: 'LinkedInViewProfile', status: 'Active' });
});

test('a bad key, an unknown call and bad headers are refused and recorded', async () => {
	const refused = [
		await ask('GET', '/nowhere', undefined, { 'x-api-key': 'wrong' }),
		await ask('GET', '/nowhere'),
		await ask('GET', '/schedules', undefined, { accept: 'text/html' }),
		await ask('GET', '/schedules', undefined, { 'content-type': 'application/json' }),
		await ask('POST', stepsPath, step(5), { 'content-type': 'text/plain' }),
		await ask('POST', '/tasks/gK9zW2fT5b/skip', {}),
	];
	expect(refused.map(({ status }) => status)).toEqual([400, 404, 406, 406, 400, 400]);
	expect(refused[0].body).toEqual({ code: 1001, type: 'auth', message: 'Invalid token' });
	const reasons = refused.map(({ body }) => body.message ?? body.error_message);
	expect(emulator.requests.map(({ reason }) => reason)).toEqual(reasons);
});

test('lists have the pages that the contract describes', async () => {
	for (let count = 1; count <= 30; count++) {
		account.add('clients', { firstName: `Client ${count}` });
		account.add('notes', { prospectId: 'aW4rY8tC3e', content: `Note ${count}` });
		account.add('activities', { sequenceId, row: { 'Step Number': `${count}` } });
	}
	const clients = await ask('GET', '/clients?page=3&pageSize=10&sort=ASC');
	expect(clients.body.payload.payload.at(-1).firstName).toBe('Client 29');
	const notes = await ask('GET', '/prospects/aW4rY8tC3e/notes?skip=29&take=5');
	expect(notes.body.payload).toMatchObject([{ content: 'Note 1' }, { content: 'Met at the fair' }]);
	const threads = await ask('POST', '/unified-inbox/emails', { page: 1, limit: 5 });
	expect(threads.body.payload).toMatchObject({ items: { length: 1 }, meta: { totalItems: 1 } });
	const days = { startDate: '2020-01-01', endDate: '2100-01-01' };
	const asked = { sequenceIds: [sequenceId], ...days, pageNum: 2, pageLimit: 20 };
	const report = await ask('POST', '/analytics/consolidated-stats', asked);
	expect(report.body.payload).toMatchObject({ data: { length: 10 }, hasMore: false });
});

test('an import ends after some polls and lists refused rows in a file, which gets no key', async () => {
	account.pollsPerJob = 1;
	const addresses = ['lee@example.com', 'new@example.com', 'NEW@example.com', 'none'];
	const prospectList = addresses.map((Email) => ({ Email, Plan: 'Free' }));
	prospectList.push({ Email: 'max@example.com', Plan: 'Gold' });
	const rules = { stepId: 'Xw7bL1mR9c', conflictAction: 'upsert', verifyProspects: false };
	const post = async (list: object[]) => {
		const body = { prospectList: list, ...rules };
		return (await ask('POST', '/sequences/prospects/import-with-field-name', body)).body;
	};
	expect((await post([{ Colour: 'red' }])).message).toBe('Field Colour does not exist');
	const { requestId } = (await post(prospectList)).payload;
	const poll = async () => (await ask('GET', `/prospects/import-status/${requestId}`)).body.payload;
	expect(await poll()).toEqual({ isCompleted: false });
	const { failedProspectsURL: url } = await poll();
	expect((await (await fetch(url)).text()).split('\r\n')).toEqual([
		'Email,Reason',
		'"lee@example.com","Prospect already present in another step of same sequence"',
		'"NEW@example.com","Duplicate prospect"',
		'"none","Invalid email address"',
		'"max@example.com","Mismatch in custom field type"',
		'',
	]);
	await fetch(url, { headers: { 'x-api-key': 'any' } });
	expect(emulator.problems.splice(0)).toEqual([expect.stringContaining('key was sent to /files/')]);
	const found = await ask('GET', '/prospects?search=new@example.com&includeCustomFields=true');
	expect(found.body.payload[0].attributes).toMatchObject([{ key: 'Email' }, { value: 'Free' }]);
});

test('answers can be overridden, without handling the request or after it', async () => {
	const post = async () => (await ask('POST', stepsPath, step(5))).body;
	const count = () => sequence.steps.length;
	const before = count();
	emulator.answer('createStep', { status: 204 });
	emulator.answer('createStep', { body: { error: true } }, { skip: 1 });
	expect([await post(), count()]).toEqual([null, before]);
	expect([(await post()).message, count()]).toEqual([expect.any(String), before + 1]);
	expect([await post(), count()]).toEqual([{ error: true }, before + 1]);
	emulator.answer('createStep', (_, { body }) => ({ body }), { times: Infinity });
	expect([await post(), await post(), count()]).toEqual([step(5), step(5), before + 3]);
});

test('faults come before a request is handled, after it or within the answer', async () => {
	const post = () => ask('POST', stepsPath, step(5));
	const before = sequence.steps.length;
	const faults: Array<[Fault, number]> = [
		[htmlPage(502), 0],
		[dropConnection(), 0],
		[loseAnswer(), 1],
		[cutBody(), 2],
	];
	for (const [fault, handled] of faults) {
		emulator.inject(fault, { when: ({ method }) => method === 'POST' });
		await expect(post()).rejects.toThrow();
		expect(sequence.steps).toHaveLength(before + handled);
	}
	emulator.inject(delay(60_000));
	const held = expect(post()).rejects.toThrow();
	while (!emulator.requests[4]?.operationId) await new Promise(setImmediate);
	emulator.reset();
	await held;
});

test('the rate is limited per endpoint and over all, in windows from the first request', async () => {
	const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 4, 4, 10));
	const get = async (path: string) => {
		const { status, body, response } = await ask('GET', path);
		const names = ['retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
		return [
			body.error_code ?? body.code ?? status,
			...names.map((name) => response.headers.get(name)),
		];
	};
	emulator.limit({ perEndpoint: 2, overall: 3, windowMilliseconds: 2500, headers: 'always' });
	const reset = '2026-05-04T10:00:02.500Z';
	expect(await get('/schedules')).toEqual([200, null, '1', reset]);
	expect(await get('/schedules')).toEqual([200, null, '0', reset]);
	expect(await get('/schedules')).toEqual([429, '3', '0', reset]);
	expect(await get('/clients')).toEqual([200, null, '0', reset]);
	expect(await get('/credits')).toEqual([429, '3', '0', reset]);
	clock.mockReturnValue(Date.UTC(2026, 4, 4, 10, 0, 2, 500));
	expect((await get('/credits'))[0]).toBe(200);
	expect(emulator.requests.filter(({ isLimited }) => isLimited)).toHaveLength(2);

	emulator.limit({ perEndpoint: 0, refusal: 'gateway', headers: 'never' });
	expect(await get('/credits')).toEqual([4000, null, null, null]);
	emulator.limit({ perEndpoint: 0, refusal: '400' });
	expect((await get('/credits')).slice(0, 2)).toEqual([40000, '60']);
	emulator.limit();
	expect((await get('/credits'))[0]).toBe(200);
});

describe('deliveries', () => {
	const received: Array<{ token: unknown; body: Json }> = [];
	const statuses: number[] = [];
	const server = http.createServer(async (request, response) => {
		const body = JSON.parse(await text(request));
		received.push({ token: request.headers['x-token'], body });
		response.writeHead(statuses.shift() ?? 200).end();
	});
	beforeAll(async () => void (await once(server.listen(0, '127.0.0.1'), 'listening')));
	afterAll(() => void server.close());

	const add = (webhookEvent: string[]) => {
		const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`;
		return account.add('webhooks', { webhookUrl, webhookEvent, headers: { 'x-token': 'a' } });
	};

	it("carry the contract's example of each event, or another body", async () => {
		const { definition, validator } = await operations();
		const { webhooks } = definition as Json;
		const events = Object.keys(webhooks);
		expect(events).toHaveLength(19);
		add(events);
		const ajv = validator.getAjv(ValidationContext.RequestBody);
		for (const event of events) {
			await emulator.deliver(event);
			const { schema } = webhooks[event].post.requestBody.content['application/json'];
			expect(received.at(-1)).toMatchObject({ token: 'a', body: { event } });
			expect(ajv.validate(schema, received.at(-1)!.body) || ajv.errors).toBe(true);
		}
		await emulator.deliver('email-sent', { event: 7 });
		expect(received.at(-1)!.body).toEqual({ event: 7 });
		await expect(emulator.deliver('constructor')).rejects.toThrow('no event');
	});

	it('are tried three times; then the webhook is paused until a test delivery succeeds', async () => {
		const webhook = add(['reply-received']);
		const deliver = () => emulator.deliver('reply-received');
		statuses.push(500, 404, 204, 500, 500, 502, 500);
		expect(await deliver()).toMatchObject([{ delivered: true, attempts: { length: 3 } }]);
		expect(await deliver()).toMatchObject([{ delivered: false, attempts: { length: 3 } }]);
		expect(webhook).toMatchObject({ status: 'paused', lastFailure: { statusCode: 502 } });
		expect(await deliver()).toEqual([]);
		expect(await emulator.resumeWebhook(webhook.id)).toMatchObject({ delivered: false });
		expect(await emulator.resumeWebhook(webhook.id)).toMatchObject({ delivered: true });
		expect(webhook.status).toBe('active');
	});

	it.each([
		'https://example.com',
		'http://127.0.0.1@example.com',
		'http://10.0.0.1',
		'ftp://[::1]',
	])(
		'never go to %s',
		async (url) => await expect(emulator.deliverTo(url, {}, {})).rejects.toThrow('loopback only'),
	);
});

test('the command line prints where it listens, and is controlled over HTTP', async () => {
	const args = ['--import', 'tsx', `${__dirname}/emulator/cli.ts`, '--port', '0'];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	try {
		const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
		const { baseUrl, apiKey, control } = JSON.parse(line);
		const order = async (method: string, path: string, body?: object) => {
			const init = { method, headers: { 'content-type': 'application/json' } };
			const response = await fetch(`${control}${path}`, { ...init, body: JSON.stringify(body) });
			return (await response.json()) as Json;
		};
		await order('POST', '/limit', { rule: { perEndpoint: 1 } });
		const get = () => fetch(`${baseUrl}/schedules`, { headers: { 'x-api-key': apiKey } });
		expect([(await get()).status, (await get()).status]).toEqual([200, 429]);
		const log = [{ operationId: 'listSchedules' }, { reason: 'Rate Limit exceeded' }];
		expect(await order('GET', '/requests')).toMatchObject(log);
		const entry = { name: 'hot' };
		expect(await order('POST', '/add', { kind: 'tags', entry })).toMatchObject(entry);
		expect((await order('GET', '/account')).tags).toContainEqual(expect.objectContaining(entry));
		expect(await order('POST', '/deliver', { event: 'email-sent' })).toEqual([]);
		expect((await order('POST', '/deliver', { event: 'none' })).reason).toContain('no event none');
	} finally {
		child.kill('SIGTERM');
	}
	expect(await once(child, 'exit')).toEqual([0, null]);
}, 20_000);
