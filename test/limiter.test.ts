import type { Answer } from '../nodes/Saleshandy/transport/answer';
import type { ApiContext } from '../nodes/Saleshandy/transport/api';
import { Limiter } from '../nodes/Saleshandy/transport/limiter';
import type { LimitRule } from './emulator';
import { RateLimit } from './emulator/limit';
import { withFakeTime } from './fakeTime';

const WINDOW = 60_000;
const STEPS = 'POST /sequences/{sequenceId}/steps';

const sleep = async (milliseconds: number) =>
	await new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A run of a node, as far as the limiter looks at it. */
const run = (credential = 'a', signal?: AbortSignal) =>
	({
		getNode: () => ({ credentials: { saleshandyApi: { id: credential } } }),
		getExecutionCancelSignal: () => signal,
	}) as unknown as ApiContext;

/** A service with limits, and a limiter in front of it. Requests take 50 to 150 ms. */
function setUp(rule: LimitRule) {
	const service = new RateLimit(rule);
	const limiter = new Limiter();
	const log: Array<{ endpoint: string; isAccepted: boolean; at: number }> = [];
	let inFlight = 0;
	let mostInFlight = 0;

	const send = async (endpoint: string): Promise<Answer> => {
		mostInFlight = Math.max(mostInFlight, ++inFlight);
		const latency = 25 + ((log.length * 37) % 50);
		await sleep(latency);
		const { headers, refusal } = service.admit(endpoint);
		log.push({ endpoint, isAccepted: !refusal, at: Date.now() });
		await sleep(latency);
		inFlight--;
		return { statusCode: refusal?.status ?? 201, headers, body: refusal?.body ?? {} };
	};
	return {
		log,
		service,
		/** Sends a request that must be accepted in the end. */
		async request(context: ApiContext, endpoint = STEPS) {
			const { statusCode } = await limiter.send(context, endpoint, () => send(endpoint));
			expect(statusCode).toBe(201);
		},
		limiter,
		send,
		accepted: () => log.filter(({ isAccepted }) => isAccepted).length,
		/** The most refusals in a row at an endpoint, which are those of one window. */
		refusalsPerWindow(endpoint = STEPS) {
			const statuses = log.filter((entry) => entry.endpoint === endpoint);
			const runs = statuses.map(({ isAccepted }) => (isAccepted ? ' ' : 'x')).join('');
			return Math.max(...runs.split(/ +/).map(({ length }) => length));
		},
		mostInFlight: () => mostInFlight,
	};
}

/** Works through items, some in parallel, as several executions do. */
async function inParallel(count: number, parallel: number, work: (item: number) => Promise<void>) {
	const items = Array.from({ length: count }).keys();
	const worker = async () => {
		for (const item of items) await work(item);
	};
	await Promise.all(Array.from({ length: parallel }, worker));
}

/** The duration of something on the faked clock. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
	const { result } = await withFakeTime(async () => {
		const start = Date.now();
		await work();
		return Date.now() - start;
	});
	return result;
}

const allHeaders = ['always', 'refusals', 'never'] as const;

describe.each(allHeaders)('headers %s', (headers) => {
	const ratio = headers === 'never' ? 1.15 : 1.05;

	test.each([
		['429', 5],
		['400', 5],
		['gateway', 5],
		['429', 10],
	] as const)('200 steps, refused by %s, %i in parallel', async (refusal, parallel) => {
		const { request, accepted, refusalsPerWindow } = setUp({ headers, refusal });
		const context = run();
		const took = await timeOf(
			async () => await inParallel(200, parallel, async () => await request(context)),
		);
		expect(accepted()).toBe(200);
		expect(took / (9 * WINDOW)).toBeLessThan(ratio);
		expect(refusalsPerWindow()).toBeLessThanOrEqual(headers === 'always' ? 0 : parallel);
	});

	test('100 updates that read and write do not wait twice', async () => {
		const { request, accepted, refusalsPerWindow } = setUp({ headers });
		const context = run();
		const took = await timeOf(
			async () =>
				await inParallel(100, 5, async () => {
					await request(context, 'GET');
					await request(context, 'PATCH');
				}),
		);
		expect(accepted()).toBe(200);
		expect(took / (4 * WINDOW)).toBeLessThan(1.15);
		for (const endpoint of ['GET', 'PATCH']) {
			expect(refusalsPerWindow(endpoint)).toBeLessThanOrEqual(5);
		}
	});

	test.each([0, 20_000])('two executions share a limit, %i ms apart', async (apart) => {
		const { request, accepted, refusalsPerWindow } = setUp({ headers });
		const took = await timeOf(async () => {
			const execution = async (context = run()) =>
				await inParallel(100, 5, async () => await request(context));
			await Promise.all([execution(), sleep(apart).then(async () => await execution())]);
		});
		expect(accepted()).toBe(200);
		expect(took / (9 * WINDOW)).toBeLessThan(1.15);
		expect(refusalsPerWindow()).toBeLessThanOrEqual(10);
	});

	test.each([7, 30, 100])('a limit of %i is used in full', async (perEndpoint) => {
		const { request, accepted } = setUp({ headers, perEndpoint });
		const context = run();
		const count = 4 * perEndpoint;
		const took = await timeOf(
			async () => await inParallel(count, 5, async () => await request(context)),
		);
		expect(accepted()).toBe(count);
		expect(took / (3 * WINDOW)).toBeLessThan(1.15);
	});

	test('800 requests to 40 endpoints wait for the limit over all', async () => {
		const { request, accepted, log } = setUp({ headers });
		const context = run();
		const took = await timeOf(
			async () => await inParallel(800, 10, async (item) => await request(context, `${item % 40}`)),
		);
		expect(accepted()).toBe(800);
		expect(took / (2 * WINDOW)).toBeLessThan(1.15);
		expect(log.length - 800).toBeLessThanOrEqual(2 * 10);
	});

	test('an exhausted limit over all holds back an endpoint until its reset only', async () => {
		const { request, accepted } = setUp({ headers });
		const context = run();
		const took = await timeOf(async () => {
			await inParallel(10, 5, async () => await request(context, 'first'));
			await sleep(WINDOW / 2);
			await inParallel(400, 10, async (item) => await request(context, `${item % 40}`));
		});
		expect(accepted()).toBe(410);
		expect(took / WINDOW).toBeLessThan(1.15);
	});

	test('100 executions at once all get their turn', async () => {
		const { request, accepted, log } = setUp({ headers });
		const took = await timeOf(
			async () => await inParallel(100, 100, async () => await request(run())),
		);
		expect(accepted()).toBe(100);
		expect(took / (4 * WINDOW)).toBeLessThan(1.15);
		// All of them start before the limit shows, and then one too many in each window.
		expect(log.length - 100).toBeLessThanOrEqual(80 + 4);
	});

	test('another client of the account slows things down, and nothing is lost', async () => {
		const { request, accepted, service } = setUp({ headers });
		const context = run();
		let isDone = false;
		const otherClient = async () => {
			for (; !isDone; await sleep(5_000)) service.admit(STEPS);
		};
		const took = await timeOf(async () => {
			const others = otherClient();
			await inParallel(80, 5, async () => await request(context));
			isDone = true;
			await others;
		});
		expect(accepted()).toBe(80);
		// It uses up to 12 of 20 requests per window.
		expect(took / WINDOW).toBeLessThan(11);
	});
});

test.each([-45_000, 45_000])('a clock that is %i ms ahead costs nothing', async (ahead) => {
	const { request, refusalsPerWindow } = setUp({
		headers: 'always',
		clockAheadMilliseconds: ahead,
	});
	const context = run();
	const took = await timeOf(
		async () => await inParallel(100, 5, async () => await request(context)),
	);
	expect(refusalsPerWindow()).toBe(0);
	expect(took / (4 * WINDOW)).toBeLessThan(1.05);
});

test('a refusal long ago slows nothing down', async () => {
	const { limiter, request, mostInFlight } = setUp({ perEndpoint: Infinity, overall: Infinity });
	const refused: Answer = { statusCode: 429, headers: { 'retry-after': '1' }, body: {} };
	const answers = [refused];
	await timeOf(async () => {
		await limiter.send(run(), STEPS, async () => {
			return answers.pop() ?? { statusCode: 201, headers: {}, body: {} };
		});
		for (let count = 0; count < 3; count++) {
			await sleep(WINDOW);
			await request(run());
		}
		await inParallel(50, 10, async () => await request(run()));
	});
	expect(mostInFlight()).toBe(10);
});

test('without a limit nothing waits', async () => {
	const { request, mostInFlight } = setUp({ perEndpoint: Infinity, overall: Infinity });
	const context = run();
	const took = await timeOf(
		async () => await inParallel(500, 10, async () => await request(context)),
	);
	expect(took).toBeLessThan(500 * 15);
	expect(mostInFlight()).toBe(10);
});

test('after a wait one request goes first', async () => {
	const { request, log } = setUp({ headers: 'never' });
	const context = run();
	await timeOf(async () => await inParallel(40, 5, async () => await request(context)));
	const [probe, next] = log.filter(({ at }) => at >= log[0].at + WINDOW);
	expect(next.at - probe.at).toBeGreaterThan(50);
});

test('first come, first served', async () => {
	const { request } = setUp({ headers: 'never', perEndpoint: 5 });
	const served: number[] = [];
	await timeOf(async () => {
		await inParallel(40, 40, async (item) => {
			await sleep(1_000 + 200 * item);
			await request(run());
			served.push(item);
		});
	});
	expect(served.slice(10)).toEqual([...served.slice(10)].sort((a, b) => a - b));
});

test('what was given up is tried again later', async () => {
	const { limiter, send } = setUp({ perEndpoint: 0, headers: 'never' });
	await timeOf(async () => {
		await limiter.send(run(), STEPS, async () => await send(STEPS));
		await sleep(10 * WINDOW);
		const answers = [{ statusCode: 429, headers: {}, body: {} }];
		const accepted = { statusCode: 201, headers: {}, body: {} };
		const answer = await limiter.send(run(), STEPS, async () => answers.pop() ?? accepted);
		expect(answer).toBe(accepted);
	});
});

test('another credential has limits of its own', async () => {
	const { limiter, request, accepted } = setUp({ headers: 'never' });
	const other = setUp({ headers: 'never' });
	await timeOf(async () => {
		const first = inParallel(40, 5, async () => await request(run('a')));
		await inParallel(20, 5, async () => {
			await limiter.send(run('b'), STEPS, async () => await other.send(STEPS));
		});
		expect(accepted()).toBe(20);
		await first;
	});
});

test('a service that refuses everything is given up after two minutes', async () => {
	const { limiter, send, log } = setUp({ perEndpoint: 0, headers: 'never' });
	const context = run();
	const refused = async () => {
		const { statusCode } = await limiter.send(context, STEPS, async () => await send(STEPS));
		expect(statusCode).toBe(429);
		return Date.now();
	};
	await timeOf(async () => {
		const start = Date.now();
		const end = await refused();
		expect(end - start).toBeGreaterThanOrEqual(2 * WINDOW);
		expect(end - start).toBeLessThan(2.25 * WINDOW);
		// From then on each request of the run is sent once.
		const before = log.length;
		expect((await refused()) - end).toBeLessThan(200);
		expect(log).toHaveLength(before + 1);
	});
});

test('a cancelled run sends nothing more, and holds no other up', async () => {
	const { limiter, send, request, log } = setUp({ headers: 'never' });
	const cancellation = new AbortController();
	const cancelled = run('a', cancellation.signal);
	const took = await timeOf(async () => {
		for (let count = 0; count < 40; count++) {
			void limiter.send(cancelled, STEPS, async () => await send(STEPS));
		}
		await sleep(1_000);
		expect(log).toHaveLength(40);
		cancellation.abort();
		await request(run());
	});
	expect(log).toHaveLength(41);
	expect(took).toBeLessThan(1.15 * WINDOW);
});

test('an answer says nothing about a later window', async () => {
	const { limiter, request, send } = setUp({ headers: 'never' });
	let isFirst = true;
	const late = async (): Promise<Answer> => {
		if (!isFirst) return await send(STEPS);
		isFirst = false;
		await sleep(WINDOW + 2_000);
		return { statusCode: 429, headers: {}, body: {} };
	};
	const took = await timeOf(async () => {
		const first = limiter.send(run(), STEPS, late);
		await request(run());
		await sleep(WINDOW + 1_000);
		await request(run());
		await first;
		await request(run());
	});
	expect(took).toBeLessThan(WINDOW + 3_000);
});
