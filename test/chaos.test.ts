import fc from 'fast-check';
import type { OnError } from 'n8n-workflow';

import type { Exchange, Fault } from './emulator/faults';
import * as faults from './emulator/faults';
import { runNode } from './engine';
import { withFakeTime } from './fakeTime';
import { useEmulator } from './useEmulator';
import { rows } from './wire';

/*
 * Any operation while anything goes wrong: each item has one outcome, no write is sent again once it
 * may have been carried out, and every error is a sentence without the key.
 *
 * `npm run chaos` runs 5,000 of them; CHAOS_SEED repeats the runs of a seed.
 */
const RUNS = Number(process.env.CHAOS_RUNS ?? 60);
const SEED = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);

const emulator = useEmulator();

/** After these it is known that nothing was done. */
const harmless: Record<string, () => Fault> = {
	'rate limit as 400': faults.rateLimited400,
	'rate limit as 429': () => faults.rateLimited429({ retryAfter: 3 }),
	'rate limit with a reset': () =>
		faults.rateLimited429({ reset: new Date(Date.now() + 5_000).toISOString() }),
	refusal: () => faults.answer(400, { code: 4000, type: 'error', message: 'Operation failed' }),
	'firewall page': () => faults.htmlPage(403),
	redirect: () => faults.redirect('http://127.0.0.1:9/'),
};
/** After these a write may have been carried out. */
const unclear: Record<string, () => Fault> = {
	'server error': () => faults.serverError(503),
	'dropped connection': faults.dropConnection,
	'lost answer': faults.loseAnswer,
	'failure after handling': () => faults.failAfterHandling(500),
	'proxy page': () => faults.htmlPage(502),
	'truncated JSON': faults.truncatedJson,
	'cut body': faults.cutBody,
};
const all = { ...harmless, ...unclear };

const isRead = ({ method, operationId = '' }: { method?: string; operationId?: string }) =>
	method === 'GET' || /^(list|get|search)/.test(operationId);

/** They set values in several requests. If one is refused, n8n's next try sets the same values again. */
const REPEATABLE = ['prospect.update', 'sequence.updateSettings'];

interface Sent {
	request: Exchange['request'];
	fault?: string;
}

/** Lets a fault from the plan meet each request, and notes what it met. */
function injectPlan(plan: Array<string | undefined>): Sent[] {
	const sent: Sent[] = [];
	emulator.inject(
		async (exchange: Exchange) => {
			const name = plan[sent.length];
			sent.push({ request: exchange.request, fault: name });
			await (name ? all[name]() : faults.asUsual)(exchange);
		},
		{ times: Infinity },
	);
	return sent;
}

const plan = fc.array(
	fc.oneof(
		{ weight: 3, arbitrary: fc.constant(undefined) },
		{ weight: 1, arbitrary: fc.constantFrom(...Object.keys(all)) },
	),
	{ minLength: 0, maxLength: 40 },
);
const scenario = fc.record({
	row: fc.constantFrom(...rows),
	items: fc.integer({ min: 1, max: 3 }),
	onError: fc.constantFrom<OnError>('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	retryOnFail: fc.boolean(),
	plan,
});

test(`chaos, seed ${SEED}`, async () => {
	await fc.assert(
		fc.asyncProperty(scenario, async ({ row, items, onError, retryOnFail, plan }) => {
			emulator.reset();
			row.arrange?.(emulator);
			const sent = injectPlan(plan);
			const [resource, operation] = row.operation.split('.');
			const input = Array.from(
				{ length: items },
				() => structuredClone(row.items?.[0]) ?? { json: {} },
			);
			const { result } = await withFakeTime(
				async () =>
					await runNode(
						emulator,
						{ resource, operation, ...row.parameters },
						{
							items: input,
							node: { onError, retryOnFail, maxTries: 3, waitBetweenTries: 10 },
						},
					),
			);
			const { outputs, error, run } = result;

			const output = outputs.flat();
			const failures = [...output.map(({ json }) => json.error), error?.message].filter(Boolean);
			for (const failure of failures) {
				expect(failure).not.toMatch(
					/is not a function|Cannot (read|convert)|\[object|is not iterable/,
				);
			}
			expect(JSON.stringify([run, error])).not.toContain('emulator-key');

			const outcomes = new Set(
				output.map(({ pairedItem }) => (pairedItem as { item: number })?.item),
			);
			const mayBeEmpty = row.requests.every(isRead);
			if (!error && !mayBeEmpty) expect(outcomes.size).toBe(items);

			// The status arrives with a text that is cut off, but not if the connection ends early.
			const isRefused = ({ request, fault }: Sent) =>
				!fault || fault === 'truncated JSON' ? request.status === 400 : fault in harmless;
			if (REPEATABLE.includes(row.operation) && sent.some(isRefused)) return;
			const writes = new Map<string, number>();
			for (const each of sent.filter(({ request }) => !isRead(request))) {
				if (isRefused(each)) continue;
				const { operationId, path, body } = each.request;
				const write = JSON.stringify([operationId, path, body]);
				writes.set(write, (writes.get(write) ?? 0) + 1);
			}
			expect([...writes].filter(([, count]) => count > items)).toEqual([]);
		}),
		{ numRuns: RUNS, seed: SEED, endOnFailure: RUNS > 100 },
	);
}, 3_600_000);
