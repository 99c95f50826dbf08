import type { INodeParameters } from 'n8n-workflow';

import type { Fault } from './emulator/faults';
import {
	answer,
	dropConnection,
	failAfterHandling,
	htmlPage,
	loseAnswer,
	redirect,
	serverError,
	truncatedJson,
} from './emulator/faults';
import { runNode } from './engine';
import { byId, createStep, operation, updateVariant } from './parameters';
import { storedVariant } from './storedVariant';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const run = async () =>
	await runNode(
		emulator,
		createStep(emulator.account.addSequence({ title: 'Spring outreach' }).id, {
			channel: 'Email',
			absoluteDays: 3,
			emailVariants: { variant: [{ subject: 'A', content: 'A' }] },
		}),
	);
const steps = () => emulator.account.sequences.flatMap((sequence) => sequence.steps);

const refusals: Array<[envelope: string, fault: Fault, message: string, advice: RegExp]> = [
	[
		'the application envelope',
		answer(400, { code: 4003, type: 'error', message: 'Missing permission' }),
		'Missing permission',
		/nothing was changed/,
	],
	[
		'the validation envelope with a list',
		answer(400, {
			statusCode: 400,
			message: ['first should not exist', 'second too'],
			error: 'Bad',
		}),
		'first should not exist; second too',
		/rejected one of the fields/,
	],
	[
		'the validation envelope with messages',
		answer(400, { statusCode: 400, messages: ['first', 'second'] }),
		'first; second',
		/nothing was changed/,
	],
	[
		'the gateway envelope',
		answer(400, { error: true, error_code: 400, error_message: 'Header check failed' }),
		'Header check failed',
		/nothing was changed/,
	],
	[
		'a bad key',
		answer(400, { code: 1001, type: 'error', message: 'Invalid token' }),
		'Invalid token',
		/Settings → API/,
	],
	[
		'something that is gone',
		answer(400, { code: 40100, type: 'error', message: 'Sequence not found' }),
		'Sequence not found',
		/from the list again/,
	],
	[
		'another Email step on that day',
		answer(400, { code: 4000, message: 'An email step already exists on this day' }),
		'An email step already exists on this day',
		/Choose another 'Day'/,
	],
	[
		'a failed operation',
		answer(400, { code: 4000, type: 'error', message: 'Operation failed' }),
		'Operation failed',
		/Email step on that day/,
	],
	[
		'a bad key with its own status',
		answer(401, { code: 1001, message: 'Unauthorized' }),
		'Unauthorized',
		/Settings → API/,
	],
	[
		'a missing right',
		answer(403, { code: 4003, type: 'error', message: 'Missing permission' }),
		'Missing permission',
		/doesn't have permission/,
	],
	[
		'a file that is too large',
		answer(413, { message: 'File too large' }),
		'File too large',
		/nothing was changed/,
	],
	['a conflict', answer(409, { message: 'It exists' }), 'It exists', /nothing was changed/],
	['no body', answer(400, ''), 'Saleshandy returned status 400', /nothing was changed/],
	[
		'a page of a proxy',
		htmlPage(403),
		"Received a response that is not from Saleshandy's API (status 403)",
		/proxy or firewall .* blocks/,
	],
	[
		'a text of a firewall',
		answer(401, 'error code: 1020', { 'content-type': 'text/plain' }),
		"Received a response that is not from Saleshandy's API (status 401)",
		/proxy or firewall .* blocks/,
	],
	[
		'a page at a wrong address',
		htmlPage(404),
		"Received a response that is not from Saleshandy's API (status 404)",
		/^Check the 'Base URL'/,
	],
	[
		'a proxy that asks for a password',
		htmlPage(407),
		'The proxy requires authentication (status 407)',
		/user name and password/,
	],
	[
		'a 200 that says it is an error',
		answer(200, { error: true, message: 'Something failed', code: 4000 }),
		'Something failed',
		/Email step on that day/,
	],
	[
		'a 200 that says it is no success',
		answer(200, { success: false, message: 'Nope' }),
		'Nope',
		/nothing was changed/,
	],
	[
		'a 200 with an error code',
		answer(200, { error_code: 4003, error_message: 'Missing permission' }),
		'Missing permission',
		/nothing was changed/,
	],
	[
		'a 201 with a code and no payload',
		answer(201, { code: 1001, message: 'Invalid token' }),
		'Invalid token',
		/Settings → API/,
	],
	[
		'a 200 with the validation envelope',
		answer(200, { statusCode: 400, message: ['type must be text'], error: 'Bad Request' }),
		'type must be text',
		/rejected one of the fields/,
	],
	[
		'a text that n8n mistakes',
		answer(400, { message: 'Wrong permissions' }),
		'Wrong permissions',
		/./,
	],
];

test.each(refusals)('%s', async (_, fault, message, advice) => {
	emulator.inject(fault);
	const { error } = await run();
	expect(error?.message).toContain(message);
	expect(error?.message).toMatch(/ \[item 0\]$/);
	expect(error?.description).toMatch(advice);
	expect(error?.description).not.toContain('Outcome unknown');
	expect(error?.name).toBe('NodeApiError');
	expect(emulator.requests).toHaveLength(1);
});

/** Writes that an answer is given to, by their operation in the contract. */
const writes = (ids: Parameters<typeof updateVariant>[0]) =>
	Object.entries({
		setSequencesStatus: operation('sequence', 'pause', { sequenceId: byId(ids.sequenceId) }),
		updateVariant: updateVariant(ids, 'Email', { absoluteDays: 2 }),
		createStep: createStep(ids.sequenceId, { channel: 'CallDemo' }),
	});

test.each([
	['an error', { error: true, message: 'Something failed' }],
	['no success', { success: false, message: 'Something failed' }],
	['a bad request', { statusCode: 400, message: 'Something failed', error: 'Bad Request' }],
])('a 200 that says it is %s is a success of no operation', async (_, body) => {
	const { ids } = storedVariant(emulator.account, { payload: { subject: 'A', content: 'A' } });
	const reads = Object.entries({ listSequences: operation('sequence', 'getAll') });
	for (const [operationId, parameters] of [...writes(ids), ...reads]) {
		emulator.answer(operationId, { body });
		const { error } = await runNode(emulator, parameters);
		expect(error?.message).toBe('Something failed [item 0]');
	}
});

test.each([
	['a code of success', { code: 200, message: 'Created' }],
	['a code beside a payload', { code: 1000, payload: { id: 'Step000001' } }],
	['no error', { error: false, success: true, payload: {} }],
])('a 200 with %s is a success', async (_, body) => {
	emulator.answer('createStep', { body });
	expect((await run()).error).toBeUndefined();
});

const unknown: Array<[what: string, fault: Fault, isDone: boolean, message: string]> = [
	['a dropped connection', dropConnection(), false, 'The connection to Saleshandy was lost'],
	['a lost answer', loseAnswer(), true, 'The connection to Saleshandy was lost'],
	['a 500', serverError(), false, 'Internal error'],
	['a 502 page', htmlPage(502), false, "a response that is not from Saleshandy's API (status 502)"],
	['a 503 after the deed', failAfterHandling(503), true, 'Internal error'],
	['an answer cut short', truncatedJson(), true, 'Saleshandy returned status 201'],
	['a page of a sign-in', htmlPage(200), false, "not from Saleshandy's API (status 200)"],
];

test.each(unknown)(
	'%s leaves the outcome open, and nothing is repeated',
	async (_, fault, isDone, message) => {
		emulator.inject(fault);
		const { error } = await run();
		expect(error?.message).toContain(message);
		expect(error?.description).toMatch(/^Outcome unknown.*day 3 of the sequence/);
		expect(emulator.requests).toHaveLength(1);
		expect(steps()).toHaveLength(isDone ? 1 : 0);
	},
);

describe('an empty response', () => {
	test('is a success of a write', async () => {
		const { ids } = storedVariant(emulator.account, { payload: { subject: 'A', content: 'A' } });
		for (const [operationId, parameters] of writes(ids)) {
			emulator.answer(operationId, { status: 204, body: '' });
			const { error, items } = await runNode(emulator, parameters);
			expect(error).toBeUndefined();
			expect(items).toMatchObject([{ json: { sequenceId: ids.sequenceId } }]);
		}
	});

	test.each([
		['DELETE', 204, '', { success: true }],
		['POST', 200, { message: 'Done', payload: null }, { success: true }],
		['GET', 200, { message: 'Done', payload: null }, {}],
	])('to %s as an API Request with status %i', async (method, status, body, json) => {
		emulator.inject(answer(status, body));
		const { items } = await runNode(
			emulator,
			operation('apiRequest', 'send', { method, path: '/domain' }),
		);
		expect(items.map((item) => item.json)).toEqual([json]);
	});

	test.each([200, 204])('is told where something is read, with status %i', async (status) => {
		emulator.inject(answer(status, ''));
		const { error } = await runNode(emulator, operation('sequence', 'getAll'));
		expect(error?.message).toBe(
			`Saleshandy returned an empty response (status ${status}) [item 0]`,
		);
		expect(error?.description).toBe('The API may have changed since this version of the node.');
	});
});

describe('a list', () => {
	const list = async (body: unknown) => {
		emulator.inject(answer(200, body), { times: 2 });
		return await runNode(emulator, operation('sequence', 'getAll'));
	};

	test.each([
		['null', { message: '', payload: null }],
		['bare', []],
		['missing', { message: 'Success' }],
	])('that is %s is empty', async (_, body) => {
		const { error, items } = await list(body);
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});

	test.each([
		['an object', { payload: {} }],
		['a number', { payload: 1 }],
		['a text', { payload: 'none' }],
		['holed', { payload: [null] }],
		['of numbers', { payload: [1, 2] }],
	])('that is %s is told in one sentence', async (_, body) => {
		const { error } = await list(body);
		expect(error?.message).toBe(
			'Saleshandy returned an unexpected response instead of a list of sequences [item 0]',
		);
		expect(error?.description).toContain('The API may have changed');
	});
});

test.each<[string, INodeParameters]>([
	['getWebhook', operation('webhook', 'get', { webhookId: byId('66f0c1d2a3b4c5d6e7f80912') })],
	['getTask', operation('task', 'get', { taskId: byId('gK9zW2fT5b') })],
	['getSequenceStats', operation('sequence', 'getStats', { sequenceId: byId('kP3vN8sQ2d') })],
	[
		'getTeamStats',
		operation('report', 'getTeamStats', {
			userIds: ['Rn8cJ4pW1k'],
			startDate: '2026-03-01',
			endDate: '2026-03-02',
		}),
	],
])(
	'a record of another form is returned or reported in one sentence: %s',
	async (call, parameters) => {
		for (const payload of [null, [null], 7, 'text', { prospects: [null] }]) {
			emulator.answer(call, { body: { message: '', payload } });
			const { error, items } = await runNode(emulator, parameters);
			if (error)
				expect(error.message).toMatch(/^Saleshandy returned an unexpected response instead/);
			for (const { json } of items) expect(json).toEqual(expect.any(Object));
		}
	},
);

test('a redirect is not followed', async () => {
	emulator.inject(redirect(`${emulator.baseUrl}/elsewhere`));
	const { error } = await run();
	expect(error?.message).toContain('Saleshandy returned status 302');
	expect(error?.description).toMatch(/Base URL.*redirects/);
	expect(emulator.requests).toHaveLength(1);
});

test('an address where nothing listens', async () => {
	const { error } = await runNode(
		{ baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'key' },
		createStep('Sequence01', { channel: 'CallDemo' }),
	);
	expect(error?.message).toBe('Saleshandy could not be reached (ECONNREFUSED) [item 0]');
	expect(error?.description).toContain('Base URL');
});

describe('a read', () => {
	const update = async () => {
		const { ids } = storedVariant(emulator.account, { payload: { subject: 'A', content: 'A' } });
		return await runNode(emulator, updateVariant(ids, 'Email', { subject: 'B' }));
	};
	const methods = () => emulator.requests.map(({ method }) => method);

	test.each([
		['a dropped connection', dropConnection()],
		['a 500', serverError()],
	])('is sent once more after %s', async (_, fault) => {
		emulator.inject(fault);
		expect((await update()).error).toBeUndefined();
		expect(methods()).toEqual(['GET', 'GET', 'PATCH']);
	});

	test('but only once', async () => {
		emulator.inject(serverError(), { times: 2 });
		const { error } = await update();
		expect(error?.message).toBe('Internal error [item 0]');
		expect(error?.description).toContain('temporarily unavailable');
		expect(methods()).toEqual(['GET', 'GET']);
	});

	test('carries no content type', async () => {
		await update();
		const [{ headers }] = emulator.requests;
		expect(headers).not.toHaveProperty('content-type');
		expect(headers.accept).toBe('application/json');
	});
});

test('a message without end is cut, and the key is taken out before', async () => {
	const before = 'x'.repeat(1_995);
	const message = `${before}${emulator.apiKey}${'x'.repeat(100_000)}`;
	emulator.inject(answer(400, { code: 4000, type: 'error', message }));
	const { error } = await run();
	expect(error?.message).toBe(`${before}…xxxx… [item 0]`);
});
