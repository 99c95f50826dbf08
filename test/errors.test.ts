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
import { createStep, updateVariant } from './parameters';
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
		/did not accept a field/,
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
		/Choose another Day/,
	],
	[
		'a failed operation',
		answer(400, { code: 4000, type: 'error', message: 'Operation failed' }),
		'Operation failed',
		/Email step on that day/,
	],
	[
		'a missing right',
		answer(403, { code: 4003, type: 'error', message: 'Missing permission' }),
		'Missing permission',
		/lacks the right/,
	],
	[
		'a file that is too large',
		answer(413, { message: 'File too large' }),
		'File too large',
		/nothing was changed/,
	],
	['a conflict', answer(409, { message: 'It exists' }), 'It exists', /nothing was changed/],
	['no body', answer(400, ''), 'Saleshandy answered with status 400', /nothing was changed/],
	['a page of HTML', htmlPage(404), 'Saleshandy answered with status 404', /Base URL/],
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

const unknown: Array<[what: string, fault: Fault, isDone: boolean, message: string]> = [
	['a dropped connection', dropConnection(), false, 'The connection to Saleshandy was lost'],
	['a lost answer', loseAnswer(), true, 'The connection to Saleshandy was lost'],
	['a 500', serverError(), false, 'Internal error'],
	['a 502 page', htmlPage(502), false, 'Saleshandy answered with status 502'],
	['a 503 after the deed', failAfterHandling(503), true, 'Internal error'],
	['an answer cut short', truncatedJson(), true, 'Saleshandy answered with status 201'],
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

test('a redirect is not followed', async () => {
	emulator.inject(redirect(`${emulator.baseUrl}/elsewhere`));
	const { error } = await run();
	expect(error?.message).toContain('Saleshandy answered with status 302');
	expect(error?.description).toContain('Base URL');
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
		expect(error?.description).toContain('Try again later');
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
