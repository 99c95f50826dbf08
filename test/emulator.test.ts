import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { get, request } from 'node:http';
import { type Sequence, startEmulator } from './emulator';
import * as faults from './emulator/faults';
import { operations } from './emulator/operations';
import { addSample, sampleIds } from './emulator/sample';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
let sequence: Sequence;

beforeEach(() => {
	sequence = emulator.account.addSequence({ title: 'Spring outreach' });
});

afterEach(() => void jest.restoreAllMocks());

/** Asks the emulator with the right key; a body goes as JSON. */
function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
	return fetch(emulator.baseUrl + path, {
		method,
		headers: {
			'x-api-key': emulator.apiKey,
			...(body !== undefined && { 'content-type': 'application/json' }),
			...headers,
		},
		body: body === undefined ? undefined : JSON.stringify(body),
		redirect: 'manual',
	});
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- expectations look wherever they like
type Json = any;

/** Status and body of an answer. */
async function answered(pending: Promise<Response>) {
	const response = await pending;
	return { status: response.status, body: (await response.json()) as Json };
}

const invalid = (...message: string[]) => ({
	status: 400,
	body: { statusCode: 400, message, error: 'Bad Request' },
});
const appError = (code: number, message: string) => ({
	status: 400,
	body: { code, type: 'error', message },
});

const email = (content = '<p>Hi</p>') => ({ payload: { subject: 'Hello', content } });
const emailStep = (absoluteDays: number) => ({ type: 1, absoluteDays, variants: [email()] });
const stepsPath = () => `/sequences/${sequence.id}/steps`;
const variantPath = (stepId: string, variantId: string) =>
	`${stepsPath()}/${stepId}/variants/${variantId}`;

describe('the door', () => {
	it('refuses a wrong and a missing key, whatever is asked', async () => {
		const expected = appError(1001, 'Invalid token');
		for (const key of ['wrong', '']) {
			const headers = { 'x-api-key': key };
			expect(await answered(ask('GET', '/sequences', undefined, headers))).toEqual(expected);
			expect(await answered(ask('GET', '/nowhere', undefined, headers))).toEqual(expected);
		}
	});

	it('refuses a GET with a Content-Type and an Accept without JSON, as the gateway does', async () => {
		const json = { 'content-type': 'application/json' };
		for (const headers of [json, { accept: 'text/html' }]) {
			expect(await answered(ask('GET', '/schedules', undefined, headers))).toEqual({
				status: 406,
				body: { error: true, error_code: 406, error_message: expect.any(String) },
			});
		}
		expect((await ask('GET', '/schedules')).status).toBe(200);
	});

	it('refuses a request without Accept', async () => {
		const headers = { 'x-api-key': emulator.apiKey };
		const [response] = await once(get(`${emulator.baseUrl}/schedules`, { headers }), 'response');
		expect(response.statusCode).toBe(406);
		response.resume();
	});

	it('tells what it does not know from what it does not implement', async () => {
		expect((await answered(ask('GET', '/nowhere'))).status).toBe(404);
		expect((await answered(ask('DELETE', '/sequences'))).status).toBe(404);
		const { status, body } = await answered(ask('GET', '/clients'));
		expect(status).toBe(501);
		expect(body.message).toContain('listClients');
	});

	it('refuses bodies that are not JSON objects', async () => {
		const post = (body: string, type = 'application/json') =>
			fetch(emulator.baseUrl + stepsPath(), {
				method: 'POST',
				headers: { 'x-api-key': emulator.apiKey, 'content-type': type },
				body,
			});
		for (const body of ['{"type":', '', 'null', '[]', '5', '"text"']) {
			const { status, body: refusal } = await answered(post(body));
			expect({ body, status, refusal }).toMatchObject({
				status: 400,
				refusal: { statusCode: 400 },
			});
		}
		expect(await answered(post(JSON.stringify(emailStep(1)), 'text/plain'))).toEqual(
			invalid('Content-Type must be application/json'),
		);
		const large = JSON.stringify({ ...emailStep(1), filler: 'x'.repeat(11 * 1024 * 1024) });
		expect((await post(large)).status).toBe(413);
		expect(sequence.steps).toEqual([]);
	});

	it('refuses what is not percent-encoded, without a problem of its own', async () => {
		expect((await ask('GET', '/sequences/%E0%A4%A/steps')).status).toBe(400);
	});

	it('records every request as it came', async () => {
		await ask('POST', `${stepsPath()}`, emailStep(2));
		await ask('GET', '/sequences?page=1&sequenceName=a%20b', undefined, { 'x-api-key': 'wrong' });
		expect(emulator.requests).toMatchObject([
			{
				method: 'POST',
				path: `/v1${stepsPath()}`,
				query: {},
				body: emailStep(2),
				operationId: 'createStep',
				status: 201,
			},
			{
				method: 'GET',
				path: '/v1/sequences',
				query: { page: '1', sequenceName: 'a b' },
				headers: { 'x-api-key': 'wrong' },
				operationId: 'listSequences',
				status: 400,
			},
		]);
	});
});

describe('the contract', () => {
	it('names everything that is wrong with a step, by its own channel', async () => {
		const body = {
			type: 1,
			absoluteDays: 1000,
			priority: 'High',
			colour: 'red',
			variants: [
				{
					payload: { subject: 7, content: '', message: 'x' },
					attachmentIds: ['12345'],
					taskNote: 'x',
				},
			],
		};
		const { message } = (await answered(ask('POST', stepsPath(), body))).body;
		expect(message.sort()).toEqual(
			[
				'property colour should not exist',
				'absoluteDays must not be greater than 999',
				'priority must be a valid enum value',
				'variants.0.property taskNote should not exist',
				'variants.0.payload.property message should not exist',
				'variants.0.payload.subject must be a string',
				'variants.0.payload.content should not be empty',
				'variants.0.each value in attachmentIds must match ^(?=.*[A-Za-z])[A-Za-z0-9]{5,40}$ regular expression',
			].sort(),
		);
	});

	it('refuses texts for integers in a body, and takes them in a query', async () => {
		const typed = { ...emailStep(1), type: '1' };
		const named = { ...emailStep(1), type: 'Email' };
		const dayAsText = { ...emailStep(1), absoluteDays: '1' };
		const badType = invalid('type must be a valid enum value');
		expect(await answered(ask('POST', stepsPath(), typed))).toEqual(badType);
		expect(await answered(ask('POST', stepsPath(), named))).toEqual(badType);
		expect(await answered(ask('POST', stepsPath(), dayAsText))).toEqual(
			invalid('absoluteDays must be an integer number'),
		);
		expect((await ask('GET', '/sequences?page=1&pageSize=10')).status).toBe(200);
		expect(await answered(ask('GET', '/sequences?page=one&pageSize=1001&limit=5'))).toEqual(
			invalid(
				'property limit should not exist',
				'page must be an integer number',
				'pageSize must not be greater than 1000',
			),
		);
	});

	it('refuses the numbers of the address bar', async () => {
		const { status, body } = await answered(ask('GET', '/sequences/1234567/steps'));
		expect(status).toBe(400);
		expect(body.message[0]).toMatch(/^sequenceId must match /);
	});

	type Body = Record<string, unknown>;
	const updatedType: Record<string, number> = { note: 2, inMail: 4 };

	/** Each example of an operation, with the call it is meant for in an account that suits it. */
	async function* examplesOf(operationId: string) {
		const { requestBody } = (await operations()).getOperation(operationId)!;
		const { content } = requestBody as { content: Record<string, { examples: object }> };
		for (const [name, { value }] of Object.entries(content['application/json'].examples)) {
			const prepare = () => {
				emulator.reset();
				sequence = emulator.account.addSequence({ title: 'Spring outreach' });
				emulator.account.addTeamMember({ id: 'Rn8cJ4pW1k' });
				emulator.account.addAttachment({ id: 'uJ7fM2nX6p' });
				if (operationId === 'createStep') return ['POST', stepsPath()];

				const type: number = value.type ?? updatedType[name] ?? 1;
				const isNew = operationId === 'createVariant';
				const variants = isNew ? [] : [{ payload: {} }];
				const step = emulator.account.addStep(sequence, { type, absoluteDays: 1, variants });
				if (isNew) return ['POST', `${stepsPath()}/${step.id}/variants`];
				return ['PATCH', variantPath(step.id, step.variants[0].id)];
			};
			yield { name, value: value as Body, prepare };
		}
	}

	/** The body with one thing wrong, in as many ways as there are. */
	function mutations(body: Body): Body[] {
		const mutated: Body[] = [{ ...body, colour: 'red' }];
		const payload = body.payload as Body | undefined;
		if (payload) mutated.push({ ...body, payload: { ...payload, colour: 'red' } });
		for (const [key, value] of Object.entries(body)) {
			mutated.push({ ...body, [key]: typeof value === 'number' ? String(value) : 0.5 });
		}
		if (Array.isArray(body.variants)) {
			mutated.push({ ...body, variants: [] });
			mutated.push({ ...body, variants: [{ ...body.variants[0], payload: { colour: 'red' } }] });
			mutated.push({ ...body, variants: Array(27).fill(body.variants[0]) });
			for (const key of Object.keys(body.variants[0].payload)) {
				const wrong = { ...body.variants[0].payload, [key]: 7 };
				mutated.push({ ...body, variants: [{ ...body.variants[0], payload: wrong }] });
			}
		}
		return mutated;
	}

	it.each([
		['createStep', 9, 201],
		['createVariant', 7, 201],
		['updateVariant', 6, 200],
	])('takes every example of %s and refuses it with anything wrong', async (id, count, status) => {
		let seen = 0;
		for await (const { name, value, prepare } of examplesOf(id)) {
			seen++;
			const [method, path] = prepare();
			expect({ name, ...(await answered(ask(method, path, value))) }).toMatchObject({
				name,
				status,
			});

			for (const mutated of mutations(value)) {
				const [method, path] = prepare();
				const before = JSON.stringify(emulator.account);
				const refusal = await answered(ask(method, path, mutated));
				expect({ name, mutated, ...refusal }).toMatchObject({
					status: 400,
					body: { statusCode: 400, message: expect.arrayContaining([expect.any(String)]) },
				});
				expect(JSON.stringify(emulator.account)).toBe(before);
			}
		}
		expect(seen).toBe(count);
	});

	it('answers a bug of its own with a 500 and records it', async () => {
		emulator.account.addStep(sequence, { type: 99, absoluteDays: 1, variants: [] });
		const { status, body } = await answered(ask('GET', stepsPath()));
		expect({ status, body }).toMatchObject({ status: 500, body: { code: 5001 } });
		expect(body.message).toContain('breaks the contract');
		expect(emulator.problems.splice(0)).toEqual([expect.stringContaining('listSteps')]);
	});
});

describe('steps', () => {
	it('are listed by day, numbered, with their variants', async () => {
		await ask('POST', stepsPath(), emailStep(5));
		const created = await answered(
			ask('POST', stepsPath(), {
				type: 2,
				absoluteDays: 2,
				variants: [{ payload: { connectionNote: '' }, taskNote: 'Look' }],
			}),
		);
		const [first, second] = sequence.steps;
		const { id } = second;
		expect(created).toEqual({
			status: 201,
			body: {
				message: 'Step created',
				payload: { id, name: 'Step 1', number: 1, type: 2, absoluteDays: 2 },
			},
		});
		expect((await answered(ask('GET', stepsPath()))).body.payload).toMatchObject([
			{ id, number: 1, relativeDays: 2, variants: [{ payload: { connectionNote: '' } }] },
			{ id: first.id, number: 2, relativeDays: 3, variants: [email()] },
		]);
	});

	it('allow one Email step a day and sequence, also by moving', async () => {
		const taken = appError(4000, 'An email step already exists on this day');
		const view = { type: 5, absoluteDays: 1, variants: [{ payload: {} }] };
		expect((await ask('POST', stepsPath(), emailStep(1))).status).toBe(201);
		expect(await answered(ask('POST', stepsPath(), emailStep(1)))).toEqual(taken);
		expect((await ask('POST', stepsPath(), view)).status).toBe(201);
		expect((await ask('POST', stepsPath(), { ...view, absoluteDays: 2 })).status).toBe(201);
		expect((await ask('POST', stepsPath(), emailStep(2))).status).toBe(201);

		const step = sequence.steps[3];
		const path = variantPath(step.id, step.variants[0].id);
		expect(await answered(ask('PATCH', path, { absoluteDays: 1, status: 0 }))).toEqual(taken);
		expect(step).toMatchObject({ absoluteDays: 2, variants: [{ status: 1 }] });
		expect((await ask('PATCH', path, { absoluteDays: 2 })).status).toBe(200);
		expect((await ask('PATCH', path, { absoluteDays: 3 })).status).toBe(200);
		expect(step.absoluteDays).toBe(3);
	});

	it('need an assignee and attachments that exist', async () => {
		const { id } = emulator.account.addTeamMember();
		const file = emulator.account.addAttachment();
		const body = (assigneeId: string, attachmentIds: string[]) => ({
			...emailStep(1),
			assigneeId,
			variants: [{ ...email(), attachmentIds }],
		});
		const post = (...args: Parameters<typeof body>) => ask('POST', stepsPath(), body(...args));
		expect(await answered(post('nobody', [file.id]))).toEqual(appError(4000, 'Assignee not found'));
		expect(await answered(post(id, [file.id, 'nothing']))).toEqual(
			appError(4000, 'Attachment not found'),
		);
		expect((await post(id, [file.id])).status).toBe(201);
		expect(sequence.steps).toMatchObject([
			{ assigneeId: id, variants: [{ attachmentIds: [file.id] }] },
		]);
	});

	it('are looked for in their own sequence', async () => {
		const other = emulator.account.addSequence({ title: 'Other' });
		const step = emulator.account.addStep(other, emailStep(1));
		const variants = (sequenceId: string, stepId: string) =>
			answered(ask('GET', `/sequences/${sequenceId}/steps/${stepId}`));
		const unknown = variantPath(step.id, 'nothing').replace(sequence.id, other.id);
		expect((await variants(other.id, step.id)).status).toBe(200);
		expect(await variants('nothing', step.id)).toEqual(appError(40100, 'Sequence not found'));
		expect(await variants(sequence.id, step.id)).toEqual(appError(4000, 'Step not found'));
		expect(await answered(ask('PATCH', unknown, { status: 0 }))).toEqual(
			appError(4000, 'Variant not found'),
		);
	});
});

describe('variants', () => {
	it('number 26 at most on an Email step and 1 elsewhere', async () => {
		const mail = emulator.account.addStep(sequence, {
			...emailStep(1),
			variants: Array(25).fill(email()),
		});
		const path = `${stepsPath()}/${mail.id}/variants`;
		const created = await answered(ask('POST', path, { type: 1, ...email('<p>26</p>') }));
		expect(created).toEqual({
			status: 201,
			body: { message: 'Variant created', payload: { id: mail.variants[25].id } },
		});
		expect((await ask('POST', path, { type: 1, ...email('<p>27</p>') })).status).toBe(400);
		expect(mail.variants).toHaveLength(26);

		const view = { type: 5, absoluteDays: 1, variants: [{ payload: {} }] };
		const { id } = emulator.account.addStep(sequence, view);
		const second = { type: 5, payload: {} };
		expect((await ask('POST', `${stepsPath()}/${id}/variants`, second)).status).toBe(400);

		const steps = `/sequences/${emulator.account.addSequence({ title: 'Other' }).id}/steps`;
		const with26 = { ...emailStep(1), variants: Array(26).fill(email()) };
		const with27 = { ...emailStep(1), variants: Array(27).fill(email()) };
		expect(await answered(ask('POST', steps, with27))).toEqual(
			invalid('variants must contain no more than 26 elements'),
		);
		expect((await ask('POST', steps, with26)).status).toBe(201);
	});

	it('keep the type of their step', async () => {
		const call = { type: 11, absoluteDays: 1, variants: [] };
		const step = emulator.account.addStep(sequence, call);
		const post = (type: number) =>
			ask('POST', `${stepsPath()}/${step.id}/variants`, { type, payload: {} });
		expect((await post(12)).status).toBe(400);
		expect((await post(11)).status).toBe(201);
		const path = variantPath(step.id, step.variants[0].id);
		expect((await ask('PATCH', path, { type: 12 })).status).toBe(400);
		expect((await ask('PATCH', path, { type: 11, priority: 1 })).status).toBe(200);
	});

	it('replace their payload, and touch nothing else', async () => {
		const step = emulator.account.addStep(sequence, {
			...emailStep(1),
			variants: [{ payload: { subject: 'Old', content: 'Old', preheader: 'Old' } }],
		});
		const [variant] = step.variants;
		const before = structuredClone({ ...step, variants: [{ ...variant, payload: null }] });
		const path = variantPath(step.id, variant.id);
		expect(await answered(ask('PATCH', path, email('New')))).toEqual({
			status: 200,
			body: { message: 'Sequence step variant updated successfully', payload: 1 },
		});
		expect(variant.payload).toEqual({ subject: 'Hello', content: 'New' });
		variant.payload.subject = 'Changed by a test';
		expect(emulator.requests[0].body).toEqual(email('New'));
		expect({ ...step, variants: [{ ...variant, payload: null }] }).toEqual(before);

		expect(await answered(ask('PATCH', path, { payload: { subject: 'x' } }))).toEqual(
			invalid('payload.content should not be empty'),
		);
		expect(await answered(ask('PATCH', path, {}))).toEqual(
			invalid('request body must be a non-empty object'),
		);
	});

	it('pass on to their step what belongs to it', async () => {
		const { id: assigneeId } = emulator.account.addTeamMember();
		const step = emulator.account.addStep(sequence, {
			type: 3,
			absoluteDays: 1,
			variants: [{ payload: { message: 'Hi' } }],
		});
		const ofStep = { absoluteDays: 9, priority: 4, assigneeId };
		const path = variantPath(step.id, step.variants[0].id);
		await ask('PATCH', path, { ...ofStep, status: 0, taskNote: 'Wait' });
		expect(step).toMatchObject({ ...ofStep, status: 1 });
		expect(emulator.account.findVariant(step.variants[0].id)).toMatchObject({
			status: 0,
			taskNote: 'Wait',
			payload: { message: 'Hi' },
		});
		expect(emulator.account.findStep(step.id)).toBe(step);

		const listed = await answered(ask('GET', `${stepsPath()}/${step.id}`));
		expect(listed.body.payload).toEqual([
			expect.objectContaining({ type: 3, status: 0, stepStatus: 1, taskNote: 'Wait' }),
		]);
	});
});

describe('sequences', () => {
	const titles = async (query: string) => {
		const { body } = await answered(ask('GET', `/sequences?${query}`));
		return body.payload.map(({ title }: { title: string }) => title);
	};

	it('are found by part of the title, sorted and paged', async () => {
		for (const title of ['Beta', 'Alpha', 'beta two']) emulator.account.addSequence({ title });
		expect(await titles('sequenceName=BETA')).toEqual(['beta two', 'Beta']);
		expect(await titles('sort=ASC&pageSize=3')).toEqual(['Spring outreach', 'Beta', 'Alpha']);
		expect(await titles('sort=ASC&pageSize=3&page=2')).toEqual(['beta two']);
		expect(await titles('sort=ASC&pageSize=1&page=2')).toEqual(['Beta']);
		expect(await titles('sort=ASC&sortBy=sequence.title&pageSize=2')).toEqual(['Alpha', 'Beta']);
	});

	it('start inactive, with the mailbox named or the default one', async () => {
		const [mailbox, other] = [sequence.mailboxes[0], emulator.account.addMailbox()];
		const post = (body: object) => ask('POST', '/sequences', { title: 'New', ...body });
		const { status, body } = await answered(post({}));
		expect(status).toBe(201);
		const created = emulator.account.sequences.find(({ id }) => id === body.payload.sequenceId);
		expect(created).toMatchObject({ title: 'New', active: false, mailboxes: [mailbox] });

		await post({ emailAccountIds: [other.id] });
		expect(emulator.account.sequences.at(-1)?.mailboxes).toEqual([other]);
		expect((await post({ emailAccountIds: ['nothing'] })).status).toBe(400);
		expect((await post({ scheduleId: 'nothing' })).status).toBe(400);
	});

	it('are paused and resumed all together or not at all', async () => {
		const idle = emulator.account.addSequence({ title: 'Idle', active: false, mailboxes: [] });
		const set = async (status: string, ...sequenceIds: string[]) => {
			const { body } = await answered(ask('POST', '/sequences/status', { sequenceIds, status }));
			return body.code ?? body.message;
		};
		expect(await set('resume', sequence.id)).toBe(40102);
		expect(await set('pause', sequence.id, idle.id)).toBe(40101);
		expect(await set('pause', sequence.id, 'nothing')).toBe(40100);
		expect(sequence.active).toBe(true);
		expect(await set('resume', idle.id)).toBe(40103);
		expect(await set('pause', sequence.id)).toBe('Sequence status changed');
		expect(sequence.active).toBe(false);
		expect(await set('resume', sequence.id)).toBe('Sequence status changed');
	});
});

describe('uploads', () => {
	const upload = (...files: Array<[field: string, file: File]>) => {
		const body = new FormData();
		for (const [field, file] of files) body.append(field, file);
		const headers = { 'x-api-key': emulator.apiKey };
		return answered(fetch(`${emulator.baseUrl}/attachments`, { method: 'POST', headers, body }));
	};
	const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256));
	const file = new File([bytes], 'Angebot für Ömer.pdf', { type: 'application/pdf' });

	it('keep name, type and bytes', async () => {
		const answer = await upload(['file', file]);
		const [attachment] = emulator.account.attachments;
		const kept = { name: 'Angebot für Ömer.pdf', mimeType: 'application/pdf' };
		expect(answer).toEqual({
			status: 201,
			body: { message: 'File stored', payload: { id: attachment.id } },
		});
		expect(attachment).toMatchObject(kept);
		expect(attachment.bytes.equals(bytes)).toBe(true);
		expect(emulator.requests[0].body).toMatchObject({ file: kept });
	});

	it('answer in the shape that a test chooses', async () => {
		const ids = () => emulator.account.attachments.map(({ id }) => id);
		emulator.account.uploadAnswer = 'attachmentId';
		expect((await upload(['file', file])).body.payload).toEqual({ attachmentId: ids()[0] });
		emulator.account.uploadAnswer = 'text';
		expect((await upload(['file', file])).body.payload).toBe(ids()[1]);
	});

	it('refuse other fields, no file and two files', async () => {
		expect(await upload(['document', file])).toEqual(invalid('property document should not exist'));
		expect((await upload()).status).toBe(400);
		expect((await upload(['file', file], ['file', file])).status).toBe(400);
		expect((await ask('POST', '/attachments', {})).status).toBe(400);
		expect(emulator.account.attachments).toEqual([]);
	});
});

describe('faults', () => {
	const create = (day: number) => ask('POST', stepsPath(), emailStep(day));
	const lastStatus = () => emulator.requests.at(-1)?.status;

	it('answer in place of the API, once each and in turn', async () => {
		emulator.inject(faults.rateLimited400());
		emulator.inject(faults.rateLimited429({ retryAfter: 3, reset: '2026-05-04T10:00:30.000Z' }));
		emulator.inject(faults.serverError(503));
		emulator.inject(faults.htmlPage(502));
		emulator.inject(faults.redirect('http://127.0.0.1:9/'));
		emulator.inject(faults.answer(418, { short: true }, { 'x-kind': 'teapot' }));

		expect(await answered(create(1))).toEqual({
			status: 400,
			body: { code: 40000, message: 'Rate Limit exceeded' },
		});
		const limited = await create(1);
		expect(limited.status).toBe(429);
		expect(limited.headers.get('retry-after')).toBe('3');
		expect(limited.headers.get('x-ratelimit-reset')).toBe('2026-05-04T10:00:30.000Z');
		expect(await answered(create(1))).toMatchObject({ status: 503, body: { code: 5001 } });
		const page = await create(1);
		expect(page.headers.get('content-type')).toContain('text/html');
		expect(await page.text()).toContain('502');
		expect((await create(1)).headers.get('location')).toBe('http://127.0.0.1:9/');
		const teapot = await create(1);
		expect(teapot.headers.get('x-kind')).toBe('teapot');
		expect(await teapot.json()).toEqual({ short: true });

		expect(sequence.steps).toEqual([]);
		expect((await create(1)).status).toBe(201);
		const statuses = emulator.requests.map(({ status }) => status);
		expect(statuses).toEqual([400, 429, 503, 502, 302, 418, 201]);
	});

	it('drop the connection before or after the work', async () => {
		emulator.inject(faults.dropConnection());
		await expect(create(1)).rejects.toThrow();
		expect(sequence.steps).toHaveLength(0);
		expect(lastStatus()).toBeUndefined();

		emulator.inject(faults.loseAnswer());
		await expect(create(1)).rejects.toThrow();
		expect(sequence.steps).toHaveLength(1);
		expect(lastStatus()).toBeUndefined();
	});

	it('spoil the answer after the work', async () => {
		emulator.inject(faults.failAfterHandling(502));
		expect((await create(1)).status).toBe(502);
		expect(sequence.steps).toHaveLength(1);

		emulator.inject(faults.truncatedJson());
		const cut = await create(2);
		expect(cut.status).toBe(201);
		await expect(cut.json()).rejects.toThrow();
		expect(sequence.steps).toHaveLength(2);
	});

	it('send half of the answer, or all of it piece by piece', async () => {
		emulator.inject(faults.cutBody());
		const cut = await create(1);
		expect(cut.status).toBe(201);
		await expect(cut.json()).rejects.toThrow();
		expect(sequence.steps).toHaveLength(1);

		emulator.inject(faults.slowBody(3, 30));
		const start = performance.now();
		const slow = await create(2);
		expect(await slow.json()).toMatchObject({ payload: { absoluteDays: 2 } });
		expect(performance.now() - start).toBeGreaterThan(50);
	});

	it('dress the answer up', async () => {
		emulator.inject(faults.wrongContentType());
		const page = await create(1);
		expect(page.headers.get('content-type')).toContain('text/html');
		expect(await page.json()).toMatchObject({ payload: { absoluteDays: 1 } });

		emulator.inject(faults.hugeBody(100_000));
		const text = await (await create(2)).text();
		expect(text.length).toBeGreaterThan(100_000);
		expect(JSON.parse(text)).toMatchObject({ payload: { absoluteDays: 2 } });
	});

	it('hold a request back, and let go of it when the emulator is reset', async () => {
		emulator.inject(faults.delay(60));
		const start = performance.now();
		expect((await create(1)).status).toBe(201);
		expect(performance.now() - start).toBeGreaterThan(50);

		emulator.inject(faults.delay(60_000));
		const held = expect(create(2)).rejects.toThrow();
		while (!emulator.requests[1]?.operationId) await new Promise(setImmediate);
		emulator.reset();
		await held;
	});

	it('spare requests, strike repeatedly and choose', async () => {
		const isPost = ({ method }: { method: string }) => method === 'POST';
		emulator.inject(faults.serverError(), { skip: 1, times: 2, when: isPost });
		const statuses: number[] = [];
		for (const method of ['POST', 'GET', 'POST', 'GET', 'POST', 'POST']) {
			const step = method === 'POST' ? emailStep(statuses.length + 1) : undefined;
			statuses.push((await ask(method, stepsPath(), step)).status);
		}
		expect(statuses).toEqual([201, 200, 500, 200, 500, 201]);
	});
});

describe('the rate limit', () => {
	const list = () => ask('GET', '/schedules');

	it('refuses by 400 without headers, and opens again after the window', async () => {
		const now = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
		emulator.limit({ perEndpoint: 2, windowMilliseconds: 1000, refusal: '400', headers: 'never' });
		expect((await list()).status).toBe(200);
		now.mockReturnValue(1_000_900);
		expect((await list()).headers.get('x-ratelimit-remaining')).toBeNull();
		const refused = await list();
		expect(refused.headers.get('retry-after')).toBeNull();
		expect([refused.status, await refused.json()]).toEqual([
			400,
			{ code: 40000, message: 'Rate Limit exceeded' },
		]);
		now.mockReturnValue(1_000_999);
		expect((await list()).status).toBe(400);
		now.mockReturnValue(1_001_000);
		expect((await list()).status).toBe(200);
		now.mockReturnValue(1_005_000);
		expect([(await list()).status, (await list()).status]).toEqual([200, 200]);
		now.mockReturnValue(1_005_999);
		expect((await list()).status).toBe(400);
		emulator.limit();
		expect((await list()).status).toBe(200);
	});

	it('says when to come back in refusals alone, if so told', async () => {
		emulator.limit({
			perEndpoint: 1,
			windowMilliseconds: 60_000,
			refusal: '429',
			headers: 'refusals',
		});
		expect((await list()).headers.get('x-ratelimit-remaining')).toBeNull();
		const refused = await list();
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBe('60');
	});

	it('refuses by 429, with headers on every answer', async () => {
		jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 4, 4, 10));
		emulator.limit({ perEndpoint: 1, windowMilliseconds: 2500, refusal: '429', headers: 'always' });
		const headers = ({ headers }: Response) =>
			['retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) =>
				headers.get(name),
			);
		const reset = '2026-05-04T10:00:02.500Z';
		expect(headers(await list())).toEqual([null, '0', reset]);
		const refused = await list();
		expect([refused.status, ...headers(refused)]).toEqual([429, '3', '0', reset]);
		expect(await refused.json()).toEqual({ statusCode: 429, message: 'Rate Limit exceeded' });
	});

	it('refuses before a fault is used up', async () => {
		emulator.limit({
			perEndpoint: 1,
			windowMilliseconds: 60_000,
			refusal: '429',
			headers: 'never',
		});
		emulator.inject(faults.serverError(), { skip: 1 });
		expect([(await list()).status, (await list()).status]).toEqual([200, 429]);
		emulator.limit();
		expect((await list()).status).toBe(500);
	});
});

describe('lists of the account', () => {
	it('show people, schedules and mailboxes', async () => {
		emulator.reset();
		addSample(emulator.account);
		const { teamMembers, schedules, mailboxes } = emulator.account;
		const payload = async (path: string) => (await answered(ask('GET', path))).body.payload;
		expect(await payload('/user/team-member-list')).toEqual(teamMembers);
		expect(await payload('/schedules')).toEqual(schedules);
		const assignees = await payload('/tasks/assignee/list');
		expect(assignees[1]).toEqual({
			id: teamMembers[1].id,
			name: 'Ben Okafor',
			email: 'ben.okafor@example.com',
		});

		const search = { status: 1, pageSize: 1, page: 2, sort: 'ASC' };
		const found = (await answered(ask('POST', '/email-accounts', search))).body.payload;
		expect(found.emails).toMatchObject([{ id: mailboxes[1].id, status: 1 }]);
		expect(found.meta).toMatchObject({ totalItems: 2, totalPages: 2, itemCount: 1 });
		const unknown = { sequenceIds: ['nothing'] };
		expect((await answered(ask('POST', '/email-accounts', unknown))).body.code).toBe(40107);
	});
});

describe('a start', () => {
	it('gives every emulator the same ids and its own state', async () => {
		const other = await startEmulator({ apiKey: 'another key' });
		const added = other.account.addSequence({ title: 'Spring outreach' });
		expect(added.id).toBe(sequence.id);
		expect(added.id).toMatch(/^(?=.*[A-Za-z])[A-Za-z0-9]{10}$/);
		await other.close();
		expect(other.requests).toEqual([]);
		await expect(fetch(other.baseUrl)).rejects.toThrow();
	});

	it('can be had again by a reset', async () => {
		emulator.inject(faults.serverError());
		emulator.limit({
			perEndpoint: 0,
			windowMilliseconds: 60_000,
			refusal: '429',
			headers: 'never',
		});
		await ask('GET', '/schedules');
		emulator.account.uploadAnswer = 'text';
		emulator.account.addSchedule();
		emulator.reset();
		expect(emulator.requests).toEqual([]);
		expect(emulator.account).toMatchObject({ sequences: [], schedules: [], uploadAnswer: 'id' });
		expect((await ask('GET', '/schedules')).status).toBe(200);
	});

	it('can be ended while requests are under way, and nothing follows', async () => {
		const other = await startEmulator();
		const half = request(`${other.baseUrl}/sequences`, {
			method: 'POST',
			headers: { 'content-length': 10 },
		});
		half.flushHeaders();
		const reset = once(half, 'error');
		const until = async (count: number) => {
			while (other.requests.length < count) await new Promise(setImmediate);
		};
		await until(1);

		other.inject(faults.delay(50));
		const held = fetch(`${other.baseUrl}/sequences`, {
			method: 'POST',
			headers: { 'x-api-key': other.apiKey, 'content-type': 'application/json' },
			body: JSON.stringify({ title: 'Too late' }),
		});
		const dropped = expect(held).rejects.toThrow();
		await until(2);
		while (!other.requests[1].operationId) await new Promise(setImmediate);
		await other.close();
		await Promise.all([reset, dropped]);
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(other.account.sequences).toEqual([]);
	});

	let child: ChildProcess | undefined;
	afterEach(() => child?.kill('SIGKILL'));

	it('from the command line offers the sample and ends on a signal', async () => {
		const args = ['--import', 'tsx', `${__dirname}/emulator/cli.ts`, '--port', '0', '--log'];
		const env = { ...process.env, EMULATOR_API_KEY: 'demo-key' };
		const { stdout } = (child = spawn(process.execPath, args, {
			cwd: `${__dirname}/..`,
			env,
			stdio: ['ignore', 'pipe', 'inherit'],
		}));
		let output = '';
		stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
		while (!output.includes('Ctrl+C')) await once(stdout, 'data');

		const [baseUrl] = /http\S+/.exec(output)!;
		const headers = { 'x-api-key': 'demo-key' };
		const { payload } = (await answered(fetch(`${baseUrl}/sequences`, { headers }))).body;
		const ids = payload.map(({ title, id }: { title: string; id: string }) => [title, id]);
		expect(Object.fromEntries(ids)).toEqual(sampleIds());
		expect(output).toContain('demo-key');
		while (!output.includes('GET /v1/sequences 200')) await once(stdout, 'data');

		child.kill('SIGTERM');
		expect(await once(child, 'exit')).toEqual([0, null]);
	}, 20_000);
});
