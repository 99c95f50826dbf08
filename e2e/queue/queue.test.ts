import type { INodeParameters } from 'n8n-workflow';
import type { Sequence } from '../../test/emulator';
import type { Running } from '../processes';
import { chain, node, saleshandy } from '../workflow';
import { areInstalled } from './databases';
import { expect, test } from './fixtures';

test.skip(!areInstalled, 'needs: apt-get install redis-server postgresql');
test.setTimeout(400_000);

/** Executions of each of two workflows. */
const EACH = 50;
const VARIANTS_PER_STEP = 25;
const REPLIES = 5;
/** Slower than n8n on a busy machine. */
const limit = { perEndpoint: 2, windowMilliseconds: 2000, headers: 'always' } as const;

/** A workflow that a webhook starts, whose Saleshandy node reads its IDs from the webhook's body. */
const startedByWebhook = (path: string, parameters: INodeParameters) =>
	chain(path, [
		node('Webhook', 'n8n-nodes-base.webhook', { httpMethod: 'POST', path }, { webhookId: path }),
		saleshandy({ channel: 'Email', sequenceId: '={{ $json.body.sequenceId }}', ...parameters }),
	]);

const addsStep = startedByWebhook('add-step', {
	operation: 'createStep',
	absoluteDays: '={{ $json.body.number }}',
	emailVariants: { variant: [{ subject: 'Step', content: '=<p>{{ $json.body.number }}</p>' }] },
});
const rewritesVariant = startedByWebhook('rewrite-variant', {
	operation: 'updateVariant',
	stepId: '={{ $json.body.stepId }}',
	variantId: '={{ $json.body.variantId }}',
	updateFields: { subject: '=Rewritten {{ $json.body.number }}' },
});

/** The IDs of the executions that a worker has begun, as its log tells them. */
const executionsOf = ({ output }: Running) =>
	[...output().matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id);

const payloadsOf = ({ steps }: Sequence) =>
	steps.flatMap(({ variants }) => variants.map(({ payload }) => payload));

test(`${2 * EACH} executions under a rate limit write once each, on both workers`, async ({
	emulator,
	n8n,
	workers,
}) => {
	const { account } = emulator;
	const growing = account.addSequence({ title: 'Gets steps' });
	const rewritten = account.addSequence({ title: 'Gets other subjects' });
	for (let absoluteDays = 1; absoluteDays <= EACH / VARIANTS_PER_STEP; absoluteDays++) {
		const variants = Array.from({ length: VARIANTS_PER_STEP }, () => ({
			payload: { subject: 'Old', content: 'Content' },
		}));
		account.addStep(rewritten, { type: 1, absoluteDays, variants });
	}
	const variants = rewritten.steps.flatMap(({ id: stepId, variants }) =>
		variants.map(({ id: variantId }) => ({ stepId, variantId })),
	);
	const workflowIds = [await n8n.addWorkflow(addsStep), await n8n.addWorkflow(rewritesVariant)];
	for (const workflowId of workflowIds) await n8n.publish(workflowId);

	const before = emulator.requests.length;
	emulator.limit(limit);
	const start = async (path: string, body: object) => {
		const headers = { 'content-type': 'application/json' };
		const init = { method: 'POST', headers, body: JSON.stringify(body) };
		const response = await fetch(`${n8n.url}/webhook/${path}`, init);
		expect(response.status).toBe(200);
	};
	// n8n answers before it executes, so the executions overlap all the same.
	for (const [index, ids] of variants.entries()) {
		const number = index + 1;
		await Promise.all([
			start('add-step', { number, sequenceId: growing.id }),
			start('rewrite-variant', { number, sequenceId: rewritten.id, ...ids }),
		]);
	}

	const executions = async () =>
		(await Promise.all(workflowIds.map((workflowId) => n8n.executions(workflowId)))).flat();
	const statuses = async () => new Set((await executions()).map(({ status }) => status));
	await expect.poll(statuses, { timeout: 240_000 }).toEqual(new Set(['success']));
	emulator.limit();

	const ids = (await executions()).map(({ id }) => id);
	expect(ids).toHaveLength(2 * EACH);
	const shares = workers.map(executionsOf);
	expect(shares.flat().sort()).toEqual(ids.sort());
	for (const share of shares) expect(share.length).toBeGreaterThan(EACH / 5);

	const requests = emulator.requests.slice(before);
	expect(requests.some(({ isLimited }) => isLimited)).toBe(true);
	for (const method of ['POST', 'PATCH']) {
		const accepted = requests.filter((each) => each.method === method && each.status! < 300);
		expect(accepted).toHaveLength(EACH);
	}
	const numbers = Array.from({ length: EACH }, (_, index) => index + 1);
	const written = payloadsOf(growing).map(({ content }) => content);
	expect(written.sort()).toEqual(numbers.map((number) => `<p>${number}</p>`).sort());
	expect(payloadsOf(rewritten)).toEqual(
		numbers.map((number) => ({ subject: `Rewritten ${number}`, content: 'Content' })),
	);
});

test('replies run on the workers, and a Code node does not take the secret away', async ({
	emulator,
	n8n,
	workers,
}) => {
	const trigger = node(
		'Reply Received',
		'n8n-nodes-saleshandy.saleshandyTrigger',
		{ events: ['reply-received'] },
		{ webhookId: crypto.randomUUID(), credentials: { saleshandyApi: { id: null, name: '' } } },
	);
	// The worker saves this in place of everything that the trigger has stored.
	const jsCode = "$getWorkflowStaticData('global').written = true;\nreturn $input.all();";
	const code = node('Code', 'n8n-nodes-base.code', { jsCode }, { typeVersion: 2 });
	const workflowId = await n8n.addWorkflow(chain('Remembers', [trigger, code]));
	await n8n.publish(workflowId);

	const { webhookUrl } = emulator.account.webhooks.at(-1)!;
	const guess = async () => {
		const secret = { 'X-Saleshandy-Trigger-Secret': 'guess' };
		return (await emulator.deliverTo(webhookUrl, secret, { event: 'reply-received' })).status;
	};
	expect(await guess()).toBe(401);

	const statuses = async () => (await n8n.executions(workflowId)).map(({ status }) => status);
	for (let count = 1; count <= REPLIES; count++) {
		const prospect = { email: `jo+${count}@example.com` };
		const body = { event: 'reply-received', prospect };
		const [{ delivered }] = await emulator.deliver('reply-received', body);
		expect(delivered).toBe(true);
		await expect.poll(statuses).toEqual(Array(count).fill('success'));
	}
	const onWorkers = workers.flatMap(executionsOf);
	for (const { id } of await n8n.executions(workflowId)) expect(onWorkers).toContain(id);

	await n8n.unpublish(workflowId);
	expect(await guess()).toBe(404);
});
