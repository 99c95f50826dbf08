import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { ValidationContext } from 'openapi-backend';
import type { Sequence } from './emulator';
import { cutBody, delay, dropConnection, htmlPage, loseAnswer } from './emulator/faults';
import { operations } from './emulator/operations';
import { addSample } from './emulator/sample';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const { account } = emulator;
let sequence: Sequence;
const fill = () => ([sequence] = addSample(account));
beforeEach(fill);
afterEach(() => void jest.restoreAllMocks());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- expectations look wherever they like
type Json = any;

/** Asks the emulator with the right key; a body goes as JSON, a form as it is. */
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
	const text = await response.text();
	return { status: response.status, body: JSON.parse(text || 'null') as Json, response };
}

const sequenceId = 'kP3vN8sQ2d';
const stepsPath = `/sequences/${sequenceId}/steps`;
const step = (type: unknown, priority?: unknown, absoluteDays = 9) => ({
	...{ type, absoluteDays, priority },
	variants: [{ payload: {} }],
});

describe('the contract', () => {
	const ids: Record<string, string> = {
		...{ stepId: 'Xw7bL1mR9c', variantId: 'dT5hG2yV6j', subsequenceId: 'sX9pR2tK7v' },
		...{ prospectId: 'aW4rY8tC3e', contactId: 'aW4rY8tC3e', fieldId: 'rK8mV4xN1y' },
		...{ noteId: 'pS6dH1xY4n', taskId: 'gK9zW2fT5b', bulkActionId: 'jR4vL7cN1m' },
		...{ emailThreadId: 'eF7kJ1qV3r', emailId: 'bZ4hN8wL6d', dncListId: 'hY8tB3pD6x' },
		...{ sequenceId, requestId: '7c41e0a', webhookId: '66f0c1d2a3b4c5d6e7f80912' },
	};

	/** Asks an operation of the contract, with a form if it takes one. */
	function call({ method, path, parameters = [], requestBody }: Json, body: Json) {
		const query = parameters.filter((one: Json) => one.in === 'query' && one.required);
		const asked = query.map(({ name }: Json) => `${name}=abcde`).join('&');
		const filled = path.slice(3).replace(/{(\w+)}/g, (_: string, name: string) => ids[name] ?? 'a');
		const form = new FormData();
		for (const [name, text] of Object.entries<string>(body ?? {})) {
			form.append(name, name === 'file' ? new File([text], 'für Ömer.txt') : text);
		}
		const isForm = requestBody?.content['multipart/form-data'];
		return ask(method.toUpperCase(), `${filled}?${asked}`, isForm ? form : body);
	}

	/** What must be so before some of the examples can be carried out. */
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

	it('is fulfilled: all 113 calls answer their examples, and refuse a key too many', async () => {
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

	it('names everything that is wrong, formats included', async () => {
		const variant = {
			payload: { subject: 7, content: '', message: 'x' },
			attachmentIds: ['12345'],
		};
		const body = { type: 1, absoluteDays: 1000, priority: 'High', variants: [variant] };
		expect((await ask('POST', stepsPath, body)).body.message.sort()).toEqual([
			'absoluteDays must not be greater than 999',
			'priority must be a valid enum value',
			'variants.0.each value in attachmentIds must match ^(?=.*[A-Za-z])[A-Za-z0-9]{5,40}$ regular expression',
			'variants.0.payload.content should not be empty',
			'variants.0.payload.property message should not exist',
			'variants.0.payload.subject must be a string',
		]);
		const snooze = { snoozeUntil: 'tomorrow' };
		expect((await ask('POST', '/tasks/gK9zW2fT5b/snooze', snooze)).body.message).toEqual([
			'snoozeUntil must match format "date-time"',
		]);
	});

	it('takes integers of a step, names or both, and returns what is asked for', async () => {
		const post = async (type: unknown, priority?: unknown) =>
			(await ask('POST', stepsPath, step(type, priority))).body.message;
		expect(await post('LinkedInViewProfile')).toEqual(['type must be a valid enum value']);
		emulator.enums = 'names';
		expect(await post(5)).toEqual(['type must be a valid enum value']);
		expect(await post('LinkedInViewProfile', 'High')).toContain('success');
		emulator.enums = { type: 'integers', priority: 'names' };
		expect(await post(5, 2)).toEqual(['priority must be a valid enum value']);
		expect(await post(5, 'Low')).toContain('success');
		expect(sequence.steps.slice(-2)).toMatchObject([{ type: 5, priority: 2 }, { priority: 4 }]);

		const listed = async () => (await ask('GET', stepsPath)).body.payload.at(-1);
		emulator.returnedEnums = 'digits';
		expect(await listed()).toMatchObject({ type: '5', status: '1' });
		emulator.returnedEnums = 'names';
		expect(await listed()).toMatchObject({ type: 'LinkedInViewProfile', status: 'Active' });
	});

	it('is watched over: an answer that breaks it is a problem of the emulator', async () => {
		sequence.steps[0].type = 99;
		expect((await ask('GET', stepsPath)).status).toBe(500);
		expect(emulator.problems.splice(0)).toEqual([expect.stringContaining('listSteps')]);
	});
});

test('a bad key, an unknown call and what is not JSON are refused and recorded', async () => {
	const refusals = [
		await ask('GET', '/nowhere', undefined, { 'x-api-key': 'wrong' }),
		await ask('GET', '/nowhere'),
		await ask('GET', '/schedules', undefined, { accept: 'text/html' }),
		await ask('GET', '/schedules', undefined, { 'content-type': 'application/json' }),
		await ask('POST', stepsPath, step(5), { 'content-type': 'text/plain' }),
		await ask('POST', '/tasks/gK9zW2fT5b/skip', {}),
		await ask('POST', stepsPath, { filler: 'x'.repeat(11 * 1024 * 1024) }),
	];
	expect(refusals.map(({ status }) => status)).toEqual([400, 404, 406, 406, 400, 400, 413]);
	expect(refusals[0].body).toEqual({ code: 1001, type: 'auth', message: 'Invalid token' });
	expect(emulator.requests.map(({ reason }) => reason)).toEqual(
		refusals.map(({ body }) => body.message ?? body.error_message),
	);
	expect(emulator.requests[4]).toMatchObject({ operationId: 'createStep', query: {}, status: 400 });
});

test('lists have the pages that the contract gives them', async () => {
	for (let count = 1; count <= 30; count++) {
		account.add('clients', { firstName: `Client ${count}` });
		account.add('notes', { prospectId: 'aW4rY8tC3e', content: `Note ${count}` });
		account.add('activities', { sequenceId: sequence.id, row: { 'Step Number': `${count}` } });
	}
	const clients = (await ask('GET', '/clients?page=3&pageSize=10&sort=ASC')).body.payload.payload;
	expect(clients.map((client: Json) => client.firstName).at(-1)).toBe('Client 29');
	const notes = await ask('GET', '/prospects/aW4rY8tC3e/notes?skip=29&take=5');
	expect(notes.body.payload).toMatchObject([{ content: 'Note 1' }, { content: 'Met at the fair' }]);
	const { body } = await ask('POST', '/unified-inbox/emails', { page: 1, limit: 5 });
	expect(body.payload).toMatchObject({ items: [{ id: 'eF7kJ1qV3r' }], meta: { totalItems: 1 } });
	const days = { startDate: '2020-01-01', endDate: '2100-01-01' };
	const asked = { sequenceIds: [sequence.id], ...days, pageLimit: 20 };
	const page = async (pageNum: number) =>
		(await ask('POST', '/analytics/consolidated-stats', { ...asked, pageNum })).body.payload;
	expect(await page(1)).toMatchObject({ hasMore: true, data: { length: 20 } });
	expect(await page(2)).toMatchObject({ hasMore: false, data: { length: 10 } });
});

test('an import ends after some polls and lists refused rows at an address that gets no key', async () => {
	account.pollsPerJob = 1;
	const emails = [
		'lee@example.com',
		'new@example.com',
		'NEW@example.com',
		'none',
		'kim@example.com',
	];
	const prospectList = emails.map((Email) => ({ Email, Plan: 'Free' }));
	prospectList.push({ Email: 'max@example.com', Plan: 'Gold' });
	const rules = { stepId: 'Xw7bL1mR9c', conflictAction: 'upsert', verifyProspects: false };
	const path = '/sequences/prospects/import-with-field-name';
	const unknown = { prospectList: [{ Email: 'a@example.com', Colour: 'red' }], ...rules };
	expect((await ask('POST', path, unknown)).body.message).toBe('Field Colour does not exist');
	const { requestId } = (await ask('POST', path, { prospectList, ...rules })).body.payload;
	const poll = async () => (await ask('GET', `/prospects/import-status/${requestId}`)).body.payload;
	expect(await poll()).toEqual({ isCompleted: false });
	const { failedProspectsURL } = await poll();
	expect(await (await fetch(failedProspectsURL)).text()).toBe(
		[
			'Email,Reason',
			'"lee@example.com","Prospect already present in another step of same sequence"',
			'"NEW@example.com","Duplicate prospect"',
			'"none","Invalid email address"',
			'"max@example.com","Mismatch in custom field type"\r\n',
		].join('\r\n'),
	);
	await fetch(failedProspectsURL, { headers: { 'x-api-key': 'any' } });
	expect(emulator.problems.splice(0)).toEqual([expect.stringContaining('key was sent to /files/')]);
	const found = (await ask('GET', '/prospects?search=kim@example.com&includeCustomFields=true'))
		.body;
	expect(found.payload[0].attributes).toContainEqual(
		expect.objectContaining({ key: 'Plan', value: 'Free' }),
	);
});

test('any operation can be answered otherwise, in place of its handling or after it', async () => {
	const post = async () => (await ask('POST', stepsPath, step(5))).body;
	const count = () => sequence.steps.length;
	const before = count();
	emulator.answer('createStep', { status: 204 });
	emulator.answer('createStep', { body: { error: true } }, { skip: 1 });
	expect([await post(), count()]).toEqual([null, before]);
	expect([(await post()).message, count()]).toEqual([expect.stringMatching('success'), before + 1]);
	expect([await post(), count()]).toEqual([{ error: true }, before + 1]);
	emulator.answer('createStep', (_, { body }) => ({ body }), { times: Infinity });
	expect([await post(), await post(), count()]).toEqual([step(5), step(5), before + 3]);
});

test('faults come before the work, after it or in the middle of the answer', async () => {
	const post = () => ask('POST', stepsPath, step(5));
	const before = sequence.steps.length;
	emulator.inject(htmlPage(502), { when: 'createStep' });
	await expect(post()).rejects.toThrow('JSON');
	expect(emulator.requests[0]).toMatchObject({ status: 502 });
	for (const [fault, done] of [
		[dropConnection(), 0],
		[loseAnswer(), 1],
		[cutBody(), 2],
	] as const) {
		emulator.inject(fault, { when: ({ method }) => method === 'POST' });
		await expect(post()).rejects.toThrow();
		expect(sequence.steps).toHaveLength(before + done);
	}
	emulator.inject(delay(60_000));
	const held = expect(post()).rejects.toThrow();
	while (!emulator.requests[4]?.operationId) await new Promise(setImmediate);
	emulator.reset();
	await held;
});

test('the rate is limited per endpoint and over all, in windows from the first request', async () => {
	const now = jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 4, 4, 10));
	const headersOf = ({ response: { headers } }: Awaited<ReturnType<typeof ask>>) =>
		['retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) => headers.get(name));
	emulator.limit({ perEndpoint: 2, overall: 3, windowMilliseconds: 2500, headers: 'always' });
	const reset = '2026-05-04T10:00:02.500Z';
	expect(headersOf(await ask('GET', '/schedules'))).toEqual([null, '1', reset]);
	await ask('GET', '/schedules');
	const refused = await ask('GET', '/schedules');
	expect([refused.status, refused.body.message]).toEqual([429, 'Rate Limit exceeded']);
	expect(headersOf(refused)).toEqual(['3', '0', reset]);
	expect((await ask('GET', '/clients')).status).toBe(200);
	expect((await ask('GET', '/credits')).status).toBe(429);
	expect(emulator.requests.map(({ isLimited }) => isLimited)).toEqual([
		false,
		false,
		true,
		false,
		true,
	]);
	now.mockReturnValue(Date.UTC(2026, 4, 4, 10, 0, 2, 500));
	expect((await ask('GET', '/credits')).status).toBe(200);

	emulator.limit({ perEndpoint: 0, refusal: 'gateway', headers: 'never' });
	const other = await ask('GET', '/credits');
	expect([other.status, other.body.error_code, ...headersOf(other)]).toEqual([
		400,
		4000,
		null,
		null,
		null,
	]);
	emulator.limit({ perEndpoint: 0, refusal: '400' });
	expect((await ask('GET', '/credits')).body.code).toBe(40000);
	emulator.limit();
	expect((await ask('GET', '/credits')).status).toBe(200);
});

describe('deliveries', () => {
	const received: Array<{ headers: http.IncomingHttpHeaders; body: Json }> = [];
	let statuses: number[] = [];
	const server = http.createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request.setEncoding('utf8')) body += chunk;
		received.push({ headers: request.headers, body: JSON.parse(body) });
		response.writeHead(statuses.shift() ?? 200).end();
	});
	beforeAll(async () => void (await once(server.listen(0, '127.0.0.1'), 'listening')));
	beforeEach(() => void (received.length = 0));
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
			const { body, headers } = received.at(-1)!;
			expect(ajv.validate(schema, body) || ajv.errors).toBe(true);
			expect([body.event, headers['x-token']]).toEqual([event, 'a']);
		}
		await emulator.deliver('email-sent', { event: 7 });
		expect(received.at(-1)!.body).toEqual({ event: 7 });
		await expect(emulator.deliver('constructor')).rejects.toThrow('no event');
	});

	it('are tried three times; then the webhook is paused until a test delivery succeeds', async () => {
		const webhook = add(['reply-received']);
		statuses = [500, 404, 204];
		expect(await emulator.deliver('reply-received')).toMatchObject([{ delivered: true }]);
		statuses = [500, 500, 502, 500];
		expect(await emulator.deliver('reply-received')).toMatchObject([{ delivered: false }]);
		expect(webhook).toMatchObject({ status: 'paused', lastFailure: { statusCode: 502 } });
		expect(await emulator.deliver('reply-received')).toEqual([]);
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
		'never leave for %s',
		async (url) => await expect(emulator.deliverTo(url, {}, {})).rejects.toThrow('loopback only'),
	);
});

test('the command line prints where it listens, and is controlled over HTTP', async () => {
	const args = ['--import', 'tsx', `${__dirname}/emulator/cli.ts`, '--port', '0'];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	try {
		const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
		const { baseUrl, apiKey, control } = JSON.parse(line);
		const headers = { 'content-type': 'application/json' };
		const post = async (path: string, body: object) =>
			await fetch(`${control}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
		await post('/limit', { rule: { perEndpoint: 1 } });
		const read = () => fetch(`${baseUrl}/schedules`, { headers: { 'x-api-key': apiKey } });
		expect([(await read()).status, (await read()).status]).toEqual([200, 429]);
		const added = await post('/add', { kind: 'tags', entry: { name: 'hot' } });
		expect(await added.json()).toMatchObject({ name: 'hot' });
		expect(await (await fetch(`${control}/account`)).json()).toMatchObject({ tags: { length: 2 } });
		expect(await (await fetch(`${control}/requests`)).json()).toMatchObject([
			{ operationId: 'listSchedules', status: 200 },
			{ status: 429, reason: 'Rate Limit exceeded' },
		]);
		expect((await post('/deliver', { event: 'nothing' })).status).toBe(400);
	} finally {
		child.kill('SIGTERM');
	}
	expect(await once(child, 'exit')).toEqual([0, null]);
}, 20_000);
