import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { expect } from '@playwright/test';
import type { ReceivedRequest } from '../test/emulator';
import { chooseAccount, type DemoAccount, readSteps } from './account';
import { readExamples, replyTo } from './examples';
import { type N8n, startN8n, type Workflow } from './n8n';
import { offer, serveOffer } from './offer';
import { outputRows, stepRows } from './tables';

// npm run demo -- [--editor], see README.md

const SECONDS_TO_STOP = 5;

async function main() {
	const { values: flags } = parseArgs({ options: { editor: { type: 'boolean' } } });
	const account = await chooseAccount();
	const { apiKey, baseUrl, sequence, emulator } = account;
	const offerUrl = await serveOffer();
	const examples = readExamples({ sequence, baseUrl, offerUrl })
		// In a real account only the named sequence changes, and nobody replies on demand.
		.filter((example) => emulator || (isStartedByHand(example) && !createsSequence(example)));
	if (!emulator) await announce(account, examples);

	console.log('Starting n8n with the packed node');
	const n8n = await startN8n();
	await n8n.addCredential('saleshandyApi', { apiKey, baseUrl });

	for (const example of examples) {
		console.log(`\nRunning "${example.name}"`);
		const workflowId = await n8n.addWorkflow(example);
		const run = isStartedByHand(example)
			? await n8n.run(workflowId)
			: await runByReply(n8n, workflowId, account);
		console.table(outputRows(example, run));
		if (run.error) throw new Error(`${run.error.message}\n${run.error.description ?? ''}`);
	}
	console.log(`\nThe steps of the sequence "${sequence.title}" now`);
	console.table(stepRows(await readSteps(account)));
	if (emulator) expectPromised(emulator.requests);
	console.log('✓ All examples ran');

	if (flags.editor) await leaveOpen(n8n);
	await n8n.stop();
}

const isStartedByHand = ({ nodes }: Workflow) =>
	nodes.some(({ type }) => type === 'n8n-nodes-base.manualTrigger');

const createsSequence = ({ nodes }: Workflow) =>
	nodes.some(({ parameters }) => parameters.operation === 'create');

/** Publishes a workflow with the trigger and delivers a reply to variant A of the first A/B step. */
async function runByReply(n8n: N8n, workflowId: string, { emulator, ...account }: DemoAccount) {
	const steps = await readSteps(account);
	const step = steps.find(({ variants }) => variants.length > 1)!;
	await n8n.publish(workflowId);
	await emulator!.deliver('reply-received', replyTo(account.sequence, step));
	await expect.poll(() => n8n.executions(workflowId), { timeout: 30_000 }).toHaveLength(1);
	const [{ id }] = await n8n.executions(workflowId);
	return await n8n.outcome(id);
}

/** What the examples promise, as requests that the emulator accepted. */
function expectPromised(requests: ReceivedRequest[]) {
	const accepted = requests.filter(({ status }) => status! < 300).map(({ body }) => body);
	const expectSent = (body: Record<string, unknown>) =>
		expect(accepted).toContainEqual(expect.objectContaining(body));
	const anyVariant = expect.anything();

	expectSent({ type: 1, variants: [anyVariant, anyVariant] });
	expectSent({ type: 2 });
	expectSent({ type: 4 });
	const taskNote = expect.any(String);
	expectSent({ type: 13, priority: 2, variants: [expect.objectContaining({ taskNote })] });
	expectSent({ payload: { subject: expect.stringMatching(/^One last idea/), content: taskNote } });
	expectSent({ status: 0 });
	expectSent({ file: expect.objectContaining({ bytes: offer }) });
	expectSent({ status: 'resume' });
	expectSent({ status: 'pause' });
	expect(JSON.stringify(accepted)).toMatch(/Hi {{First Name\|'there'}}.* with shorter onboarding/);
}

/** Says what is about to happen in a real account, while it can still be stopped. */
async function announce({ baseUrl, sequence }: DemoAccount, examples: Workflow[]) {
	console.log(`These workflows will add steps to the sequence ${sequence.id} at ${baseUrl}:
${examples.map(({ name }) => `  ${name}`).join('\n')}
If the sequence is active, its prospects will get these steps. Nothing is deleted afterwards.
Press Ctrl+C within ${SECONDS_TO_STOP} seconds to stop.`);
	await sleep(SECONDS_TO_STOP * 1000);
}

async function leaveOpen({ url, email, password, ended }: N8n) {
	console.log(`\nEditor    ${url}\nEmail     ${email}\nPassword  ${password}\n\nCtrl+C ends it.`);
	await ended;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main()
	.catch((error: Error) => {
		console.error(`✗ ${error.message}`);
		process.exitCode = 1;
	})
	.finally(() => process.exit());
