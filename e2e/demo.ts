import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { expect } from '@playwright/test';
import { now, type ReceivedRequest } from '../test/emulator';
import { chooseAccount, type DemoAccount, readSteps } from './account';
import { answerTo } from './answers';
import { serveChatModel } from './chatModel';
import { readExamples, replyTo } from './examples';
import { type N8n, type Run, startN8n, type Workflow } from './n8n';
import { offer, serveOffer } from './offer';
import { callsOf, outputRows, peopleRows, stepRows } from './tables';

// npm run demo -- [--editor], see README.md

const SECONDS_TO_STOP = 5;

/** The data table that an example reads. Lee is in its sequence already. */
const leads = [
	{ email: 'noa@example.com', firstName: 'Noa', company: 'Noa Ltd', facts: 'A second warehouse' },
	{ email: 'lee@example.com', firstName: 'Lee', company: 'Hart Ltd', facts: 'Ten new drivers' },
];

async function main() {
	const { values: flags } = parseArgs({ options: { editor: { type: 'boolean' } } });
	const account = await chooseAccount();
	const { apiKey, baseUrl, sequence, others, emulator } = account;
	const offerUrl = await serveOffer();
	const examples = readExamples({ sequence, baseUrl, offerUrl, others })
		// In a real account only the named sequence changes, and nobody replies on demand.
		.filter((example) => emulator || (hasManualTrigger(example) && !createsSequence(example)));
	if (!emulator) await announce(account, examples);

	console.log('Starting n8n with the packed node');
	const n8n = await startN8n();
	await n8n.addCredential('saleshandyApi', { apiKey, baseUrl });
	const model = await serveChatModel();
	model.answer(answerTo);
	await n8n.addCredential('openAiApi', { apiKey: 'made-up-for-the-demo', url: model.url });
	await n8n.addDataTable('Leads', [...Object.keys(leads[0]), 'status'], leads);

	for (const example of examples) {
		console.log(`\nRunning "${example.name}"`);
		const earlier = emulator?.requests.length;
		for (const run of await runExample(n8n, example, account)) {
			console.table(outputRows(example, run));
			if (run.error) throw new Error(`${run.error.message}\n${run.error.description ?? ''}`);
			if (emulator) expectRows(example, run);
		}
		if (emulator) console.log(callsOf(emulator.requests.slice(earlier)));
	}
	console.log(`\nThe steps of the sequence "${sequence.title}" now`);
	console.table(stepRows(await readSteps(account)));
	if (emulator) {
		console.log('\nThe people now');
		console.table(peopleRows(emulator.account));
		expectPromised(emulator.requests);
	}
	console.log('✓ All examples ran');

	if (flags.editor) await leaveOpen(n8n);
	await n8n.stop();
}

const triggerOf = ({ nodes }: Workflow) =>
	nodes.find(({ type }) => /trigger$|webhook$/i.test(type))!;

const hasManualTrigger = (example: Workflow) =>
	triggerOf(example).type === 'n8n-nodes-base.manualTrigger';

const createsSequence = ({ nodes }: Workflow) =>
	nodes.some(({ parameters }) => parameters.operation === 'create');

/** Runs a workflow the way its trigger wants it: by a click, by a request, or by events. */
async function runExample(n8n: N8n, example: Workflow, account: DemoAccount): Promise<Run[]> {
	const workflowId = await n8n.addWorkflow(example);
	const { name, type, parameters } = triggerOf(example);
	if (/manualTrigger|scheduleTrigger/.test(type)) return [await n8n.run(workflowId)];

	await n8n.publish(workflowId);
	let total = 1;
	const pinned = example.pinData?.[name]?.[0].json;
	if (type === 'n8n-nodes-base.webhook') {
		await postJson(`${n8n.url}/webhook/${parameters.path}`, pinned!.body);
	} else if (type === 'n8n-nodes-base.formTrigger') {
		const { path } = parameters.options as { path: string };
		await postForm(`${n8n.url}/form/${path}`, Object.values(pinned!));
	} else {
		const [event] = parameters.events as string[];
		const bodies = bodiesOf(event, account);
		total = bodies.length;
		for (const body of bodies) await account.emulator!.deliver(event, body);
	}
	await expect.poll(() => n8n.executions(workflowId), { timeout: 30_000 }).toHaveLength(total);
	await n8n.unpublish(workflowId);
	const executions = await n8n.executions(workflowId);
	return await Promise.all(executions.reverse().map(({ id }) => n8n.outcome(id)));
}

const postJson = async (url: string, body: unknown) =>
	await post(url, JSON.stringify(body), { 'content-type': 'application/json' });

/** Submits a form of n8n, which names its fields by their position. */
async function postForm(url: string, values: unknown[]) {
	const form = new FormData();
	for (const [index, value] of values.entries()) form.append(`field-${index}`, String(value));
	await post(url, form);
}

async function post(url: string, body: string | FormData, headers = {}) {
	const response = await fetch(url, { method: 'POST', headers, body });
	if (!response.ok) throw new Error(`POST ${url}: ${await response.text()}`);
}

/** What happens: undefined stands for the contract's example of the event. */
function bodiesOf(event: string, { emulator, sequence }: DemoAccount): Array<object | undefined> {
	if (event === 'prospect-finished') {
		return [{ event, prospect: { email: 'kim@example.com', latestStatus: 'Finished' } }];
	}
	if (event !== 'reply-received') return [undefined];
	const { account } = emulator!;
	const { steps } = account.sequences.find(({ id }) => id === sequence.id)!;
	const step = steps.find(({ variants }) => variants.length > 1)!;
	return Object.entries({
		'lee@example.com': 'Yes, tell me more',
		'kim@example.com': 'Rather next year',
		'max@example.com': 'Please stop',
	}).map(([email, content]) => {
		const message = { id: account.nextId(), sentAt: now(), fromEmail: email, content };
		const { id: conversationId } = account.add('threads', { messages: [message] });
		return replyTo(sequence, step, { conversationId, email });
	});
}

/** What the examples promise as the output of a node. */
function expectRows({ nodes }: Workflow, run: Run) {
	const promised = {
		Row: [{ sequence: expect.any(String), contacted: expect.any(Number) }],
		Message: [{ text: expect.stringContaining('office@example.com') }],
		'Mark Row': [
			{ email: 'noa@example.com', status: 'added' },
			{ email: 'lee@example.com', status: expect.stringContaining('already') },
		],
	};
	for (const [name, rows] of Object.entries(promised)) {
		if (!nodes.some((node) => node.name === name)) continue;
		expect(run.output(name)[0].slice(0, rows.length)).toEqual(
			rows.map((row) => expect.objectContaining(row)),
		);
	}
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
	expectSent({ outcomeName: 'Closed', dealValue: 4800 });
	expectSent({ prospectsEmails: ['lee@example.com'], tags: ['customer'] });
	expectSent({ status: 'finished' });
	expectSent({ status: 'paused', pauseDelayInDays: 14 });
	expectSent({ contactIds: [expect.any(String)] });
	expectSent({ prospectList: [expect.objectContaining({ Email: 'mia@example.com' })] });
	const noa = { Email: 'noa@example.com', Icebreaker: expect.stringMatching(/^A second/) };
	expectSent({ prospectList: expect.arrayContaining([expect.objectContaining(noa)]) });
	expectSent({ outcomeName: 'Interested' });
	expectSent({ taskType: '9', taskNote });
	expectSent({ items: ['max@example.com'] });
	expectSent({ taskType: '13', priority: '2', taskNote });
	expect(JSON.stringify(accepted)).toMatch(/Hi {{First Name\|'there'}}.* with shorter onboarding/);

	const calls = requests.map(({ operationId = '' }) => operationId);
	const [first, last] = ['createSequence', 'setSequencesStatus'].map((call) => calls.indexOf(call));
	const isWrite = (call: string) => !/^(get|list)/.test(call);
	expect(calls.slice(first, last + 1).filter(isWrite)).toEqual([
		'createSequence',
		...['updateSequenceSettings', 'setPriorityDistribution', 'addSequenceSenders'],
		...['createStep', 'createStep', 'createStep'],
		'importToSequence',
		'setSequencesStatus',
	]);
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
