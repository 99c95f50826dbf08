import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LoggedRequest } from '../emulator';
import { until } from '../eventually';
import { readExamples } from '../examples';
import type { Sequence } from '../service';
import { NO_SUCH_ADDRESS, REFUSED, SECRET_HEADER, switchWorkflow, tryTrigger } from '../trigger';
import { open, startExecution } from './burst';
import { type Cluster, startCluster } from './cluster';
import { countByStatus, endedExecutions, type Execution, executionsOf } from '../executions';
import { addsStep, rewritesVariant } from './workflows';

/** Executions of each of the two workflows. */
const EACH = 100;
const VARIANTS_OF_A_STEP = 25;
/** Slower than n8n on a busy machine, and half of what the two workers have under way at once (2 × 10). */
const LIMIT = { requests: 10, windowMs: 1_000 };
const PATIENCE_MS = 180_000;
const REPLIES = 20;

let cluster: Cluster;
before(async () => void (cluster = await startCluster()));
after(async () => await cluster?.stop());

describe(`${2 * EACH} executions at once under a rate limit`, () => {
	let growing: Sequence;
	let rewritten: Sequence;
	let answers: Array<{ status: number }>;
	let created: Execution[];
	let updated: Execution[];
	let requests: LoggedRequest[];

	before(async () => {
		const { emulator, service, editor, add } = cluster;
		growing = await service.createSequence('Gets steps');
		rewritten = await service.createSequence('Gets other subjects');
		for (let day = 1; day <= EACH / VARIANTS_OF_A_STEP; day++) {
			await service.createEmail(rewritten.id, day, Array(VARIANTS_OF_A_STEP).fill(`Day ${day}`));
		}
		const variants = (await service.steps(rewritten.id)).flatMap(({ id: stepId, variants }) =>
			variants.map(({ id: variantId }) => ({ stepId, variantId })),
		);
		await add([addsStep.workflow, rewritesVariant.workflow]);
		await open(editor, addsStep);
		await open(editor, rewritesVariant);

		const earlier = emulator.requests().length;
		await emulator.limit(LIMIT.requests, LIMIT.windowMs);
		answers = await Promise.all(
			variants.flatMap((ids, index) => {
				const number = index + 1;
				return [
					startExecution(editor, addsStep, { number, sequenceId: growing.id }),
					startExecution(editor, rewritesVariant, { number, sequenceId: rewritten.id, ...ids }),
				];
			}),
		);
		created = await endedExecutions(editor, addsStep.workflow.id, EACH, PATIENCE_MS);
		updated = await endedExecutions(editor, rewritesVariant.workflow.id, EACH, PATIENCE_MS);
		requests = emulator.requests().slice(earlier);
		await emulator.limit();
	});

	it('are all taken by n8n and all succeed', () => {
		assert.deepEqual(countByStatus(answers), { 200: 2 * EACH });
		assert.deepEqual(countByStatus(created), { success: EACH });
		assert.deepEqual(countByStatus(updated), { success: EACH });
	});

	it('are spread over both workers, each on one', (test) => {
		const shares = cluster.workers.map((worker) => worker.executions());
		assert.equal(shares.length, 2);
		const all = [...created, ...updated].map(({ id }) => id);
		assert.deepEqual(shares.flat().sort(), all.sort());
		test.diagnostic(`executions of a worker: ${shares.map(({ length }) => length).join(', ')}`);
		for (const share of shares) {
			assert.ok(share.length >= all.length / 5, `one worker did ${share.length}`);
		}
	});

	it('meet the limit, and write once each all the same', (test) => {
		const statuses = (method: string) =>
			countByStatus(requests.filter((request) => request.method === method));
		const { 429: lateReads = 0, ...reads } = statuses('GET');
		const { 429: latePosts = 0, ...posts } = statuses('POST');
		const { 429: latePatches = 0, ...patches } = statuses('PATCH');

		test.diagnostic(`refused: ${lateReads} GET, ${latePosts} POST, ${latePatches} PATCH`);
		assert.ok(lateReads > 0 && latePosts > 0 && latePatches > 0, 'the limit was not in force');
		assert.deepEqual(Object.keys(reads), ['200']);
		assert.deepEqual(posts, { 201: EACH });
		assert.deepEqual(patches, { 200: EACH });
	});

	it('leave one step each, with the text of its execution', async () => {
		const steps = await cluster.service.steps(growing.id);
		const contents = steps.map(({ absoluteDays, variants }) => [
			absoluteDays,
			variants.map(({ payload }) => payload.content),
		]);
		const expected = numbers(EACH).map((number) => [number, [`<p>Step ${number}</p>`]]);
		assertSameRows(contents, expected);
	});

	it('leave each variant with the subject of its execution and its old content', async () => {
		const steps = await cluster.service.steps(rewritten.id);
		const texts = steps.flatMap(({ absoluteDays, variants }) =>
			variants.map(({ payload }) => [payload.subject, payload.content, absoluteDays]),
		);
		const expected = numbers(EACH).map((number) => {
			const day = Math.ceil(number / VARIANTS_OF_A_STEP);
			return [`Rewritten ${number}`, `Day ${day}`, day];
		});
		assertSameRows(texts, expected);
	});
});

describe('the trigger', () => {
	it('registers once, refuses a wrong secret, and runs each reply on a worker', async () => {
		const { emulator, service, editor, workers, add } = cluster;
		const sequence = await service.createSequence('Gets replies');
		await service.createEmail(sequence.id, 1, ['A', 'B', 'C']);
		const [step] = await service.steps(sequence.id);
		const { baseUrl } = emulator;
		const example = readExamples(sequence, baseUrl, baseUrl).find(({ runsByHand }) => !runsByHand);
		assert.ok(example);
		const { id } = example.workflow;
		await add([example.workflow]);

		const { faults } = await tryTrigger(editor, id, emulator, step);
		assert.deepEqual(faults, []);

		const [{ webhookUrl, headers }] = await emulator.webhooks();
		const body = { event: 'reply-received', sequence: { stepID: step.id, variant: 'A' } };
		const guess = () => emulator.send(webhookUrl, { [SECRET_HEADER]: 'guess' }, body);
		await switchWorkflow(editor, id, true);
		await until('the workflow is active', async () => (await guess()) === REFUSED);
		for (let reply = 0; reply < REPLIES; reply++) {
			assert.ok(await emulator.deliver('reply-received', body));
		}
		assert.equal(await guess(), REFUSED);

		const executions = await endedExecutions(editor, id, REPLIES + 1, PATIENCE_MS);
		assert.deepEqual(countByStatus(executions), { success: REPLIES + 1 });
		const onWorkers = new Set(workers.flatMap((worker) => worker.executions()));
		assert.deepEqual(
			executions.filter((execution) => !onWorkers.has(execution.id)),
			[],
		);
		const [now] = await service.steps(sequence.id);
		assert.deepEqual(
			now.variants.map(({ status }) => status),
			[1, 0, 0],
		);

		await switchWorkflow(editor, id, false);
		await until('the workflow is inactive', async () => (await guess()) === NO_SUCH_ADDRESS);
		assert.equal(await emulator.send(webhookUrl, headers, body), NO_SUCH_ADDRESS);
		assert.equal((await executionsOf(editor, id)).length, REPLIES + 1);
	});
});

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** In any order; names only the rows that differ. */
function assertSameRows(actual: unknown[], expected: unknown[]) {
	const [there, wanted] = [actual, expected].map((rows) => rows.map((row) => JSON.stringify(row)));
	assert.deepEqual(
		{
			missing: wanted.filter((row) => !there.includes(row)),
			surplus: there.filter((row) => !wanted.includes(row)),
			count: there.length,
		},
		{ missing: [], surplus: [], count: wanted.length },
	);
}
