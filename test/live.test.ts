import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Answer } from './emulator';
import { operations } from './emulator/operations';
import { addSample } from './emulator/sample';
import { type Clock, pacer } from './live/pace';
import { run } from './live/run';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const folder = mkdtempSync(join(tmpdir(), 'live-check-'));
const report = join(folder, 'report.md');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(report, { force: true }));

/** A clock that jumps. */
function fakeClock() {
	let time = Date.now();
	const clock: Clock = {
		now: () => time,
		sleep: async (milliseconds) => void (time += milliseconds),
	};
	return clock;
}

async function check({
	args = [] as string[],
	apiKey = emulator.apiKey,
	clock = fakeClock(),
} = {}) {
	const printed: string[] = [];
	const code = await run(
		[...args, '--report', report],
		{ SALESHANDY_API_KEY: apiKey, SALESHANDY_BASE_URL: emulator.baseUrl },
		{ print: (text) => printed.push(text), clock, contract: operations() },
	);
	return { code, printed, text: printed.join('\n') };
}

/** The cells of an assumption's row in the report. */
const rowOf = (id: string) =>
	readFileSync(report, 'utf8')
		.split('\n')
		.find((line) => line.startsWith(`| ${id} |`))!
		.split('|')
		.map((cell) => cell.trim());

const resultOf = (id: string) => rowOf(id)[3];

describe('the service agrees', () => {
	test('reads confirm, and change nothing', async () => {
		addSample(emulator.account);
		const before = JSON.stringify(emulator.account);
		const { code, text } = await check();
		expect(text).toContain(' 0 contradicted');
		expect(code).toBe(0);
		expect(text).toContain(readFileSync(report, 'utf8'));
		expect(resultOf('answers: sequences')).toBe('confirmed');
		expect(resultOf('answers: conversations')).toBe('confirmed');
		expect(resultOf('bad key')).toBe('confirmed');
		expect(resultOf('priority')).toBe('not seen');
		expect(JSON.stringify(emulator.account)).toBe(before);
	});

	test('writes confirm, after saying what they leave behind', async () => {
		const [{ id }] = addSample(emulator.account);
		const sequence = emulator.account.sequences.find((one) => one.id === id)!;
		const { steps } = sequence;
		const [before, files] = [steps.length, emulator.account.attachments.length];
		const { code, printed } = await check({ args: ['--write', id] });

		expect(printed[0]).toContain('adds up to 29 steps');
		expect(code).toBe(0);
		for (const channel of ['Email', 'LinkedIn: InMail', 'Custom Task', 'others']) {
			expect(resultOf(`channel: ${channel}`)).toBe('confirmed');
		}
		expect(resultOf('update variant')).toBe('confirmed');
		expect(resultOf('attachments')).toBe('confirmed');
		expect(resultOf('pause')).toBe('confirmed');
		expect(rowOf('priority').slice(3, 5)).toEqual([
			'confirmed',
			expect.stringContaining('the name is rejected with status 400: priority must be'),
		]);

		expect(sequence.active).toBe(false);
		const added = steps.slice(before);
		expect(new Set(added.map(({ type }) => type)).size).toBe(15);
		// The emulator rejects names.
		expect(added).toHaveLength(15);
		const statuses = added.flatMap(({ variants }) => variants.map(({ status }) => status));
		expect(new Set(statuses)).toEqual(new Set([0]));
		expect(emulator.account.attachments).toHaveLength(files + 1);
	});

	test('an empty account confirms nothing that it does not have', async () => {
		const { code } = await check();
		expect(code).toBe(0);
		expect(resultOf('answers: sequences')).toBe('not seen');
		expect(resultOf('answers: tasks')).not.toBe('contradicted');
	});
});

describe('the service differs', () => {
	test('the difference is reported by place and type, without values', async () => {
		addSample(emulator.account);
		const payload = [{ id: 4711, title: 'Quentin Zebra' }];
		emulator.answer('listSequences', { body: { message: 'Hi Quentin', payload } }, { times: 9 });
		emulator.answer('listTags', { status: 404, body: { message: 'Cannot GET /v1/Zebra' } });
		const { code, text } = await check();
		expect(code).toBe(1);
		expect(rowOf('answers: sequences').slice(3, 5)).toEqual([
			'contradicted',
			expect.stringContaining('/payload/*/id must be string, but is number'),
		]);
		expect(rowOf('answers: prospects')[4]).toMatch(/listTags contradicted: status 404: .*GET/);
		expect(text).not.toMatch(/4711|Quentin|Zebra/);
	});

	test("'priority' is accepted as a name alone", async () => {
		const [{ id }] = addSample(emulator.account);
		emulator.enums = { type: 'integers', priority: 'names' };
		const { code } = await check({ args: ['--write', id] });
		expect(code).toBe(1);
		expect(rowOf('priority').slice(3, 5)).toEqual([
			'contradicted',
			expect.stringContaining('the name is accepted'),
		]);
		expect(resultOf('channel: LinkedIn: Message')).toBe('confirmed');
	});

	test('an update of the status alone loses the payload', async () => {
		const [{ id }] = addSample(emulator.account);
		const lose = ({ body }: Answer) => {
			const { payload } = body as { payload: Array<{ status: number; payload: object }> };
			return {
				body: {
					message: 'Variants found',
					payload: payload.map((one) => (one.status === 0 ? { ...one, payload: {} } : one)),
				},
			};
		};
		emulator.answer('listStepVariants', lose, { times: Infinity });
		const { code } = await check({ args: ['--write', id] });
		expect(code).toBe(1);
		expect(resultOf('update variant')).toBe('contradicted');
	});

	test('a sequence that can not be paused is not written to', async () => {
		const [{ id }] = addSample(emulator.account);
		emulator.answer('setSequencesStatus', { status: 400, body: { code: 1001, message: 'No' } });
		const { code } = await check({ args: ['--write', id] });
		expect(code).toBe(1);
		expect(emulator.requests.map(({ operationId }) => operationId)).not.toContain('createStep');
	});
});

describe('the service refuses', () => {
	test('a wrong key ends the check after one request', async () => {
		const apiKey = 'wrong-key-4711';
		const { code, text } = await check({ apiKey });
		expect(code).toBe(2);
		expect(text).toContain('Saleshandy rejected the API key: status 400: Invalid token');
		expect(text).not.toContain(apiKey);
		expect(emulator.requests).toHaveLength(1);
	});

	test('what the plan does not have, a fault and a rate limit are not seen', async () => {
		addSample(emulator.account);
		const message = 'Upgrade';
		emulator.answer('listClients', { status: 403, body: { code: 4003, message } });
		emulator.answer('listDncLists', { status: 500, body: { code: 5001, message } });
		const limited = { statusCode: 429, message: 'Rate Limit exceeded' };
		emulator.answer('listThreads', { status: 429, body: limited });
		const { code } = await check();
		expect(code).toBe(0);
		expect(rowOf('answers: do-not-contact lists')[4]).toContain('not seen: status 500');
		expect(rowOf('answers: users, schedules, clients and credits')[4]).toContain('status 403');
		expect(resultOf('rate limit')).toBe('confirmed');
	});

	test('without a key nothing is sent', async () => {
		const { code, text } = await check({ apiKey: '' });
		expect(code).toBe(2);
		expect(text).toContain('SALESHANDY_API_KEY');
		expect(emulator.requests).toEqual([]);
	});

	test('a redirect is not followed', async () => {
		const location = `${new URL(emulator.baseUrl).origin}/v1/schedules`;
		emulator.answer('listTags', { status: 302, body: '', headers: { location } });
		await check();
		expect(rowOf('answers: prospects')[4]).toContain('listTags contradicted: status 302');
		expect(
			emulator.requests.filter(({ operationId }) => operationId === 'listSchedules'),
		).toHaveLength(1);
	});
});

test('nothing of an account and no key is in the report, wherever it comes from', async () => {
	const [{ id }] = addSample(emulator.account);
	const secret = `Quentin Zebra <quentin.zebra@zebra-works.test> +49 30 1234567 ${emulator.apiKey}`;
	for (const { operationId = '' } of (await operations()).getOperations()) {
		const isRead = /^(get|list|count|search)/.test(operationId);
		if (operationId === 'listSequences') continue;
		emulator.answer(
			operationId,
			isRead
				? { body: { [secret]: secret, payload: { [secret]: [{ [secret]: secret }] } } }
				: ({ body }) => ({ status: 400, body: { ...(body as object), message: [secret] } }),
			{ times: Infinity },
		);
	}
	const { code, text } = await check({ args: ['--write', id] });
	expect(code).toBe(1);
	expect(text).not.toMatch(/quentin|zebra|1234567|emulator-key/i);
	expect(readFileSync(report, 'utf8')).not.toMatch(/quentin|zebra|1234567|emulator-key/i);
});

describe('the pace', () => {
	/** The largest number of times within a minute. */
	const mostPerMinute = (times: number[]) =>
		Math.max(
			...times.map((start) => times.filter((at) => at >= start && at - start < 60_000).length),
		);

	test('an endpoint gets at most 20 requests per minute', async () => {
		const clock = fakeClock();
		const pace = pacer(clock);
		const times: number[] = [];
		for (let index = 0; index < 100; index++) {
			await pace('createStep');
			times.push(clock.now());
		}
		expect(mostPerMinute(times)).toBeLessThanOrEqual(20);
	});

	test('all together get far fewer than 300', async () => {
		const clock = fakeClock();
		const pace = pacer(clock);
		const times: number[] = [];
		for (let index = 0; index < 400; index++) {
			await pace(`endpoint ${index}`);
			times.push(clock.now());
		}
		expect(mostPerMinute(times)).toBeLessThanOrEqual(150);
	});

	test('the check keeps to it', async () => {
		const [{ id }] = addSample(emulator.account);
		const clock = fakeClock();
		const start = clock.now();
		await check({ args: ['--write', id], clock });
		const variants = emulator.requests.filter(
			({ operationId }) => operationId === 'listStepVariants',
		);
		expect(clock.now() - start).toBeGreaterThanOrEqual((variants.length - 1) * 3_000);
	});
});
