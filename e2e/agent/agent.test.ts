import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startEmulator } from '../emulator';
import { ensureN8n } from '../install';
import { createInstance, type Instance } from '../n8n';
import { Service, type Sequence } from '../service';
import { serveChatModel, type Turn } from './chatModel';
import { agentWorkflow, type AgentOptions, BESIDE, credentials } from './workflow';

// The node as a tool of n8n's AI Agent, whose model is a script: what the model gets to read, what
// it writes, and what of that reaches Saleshandy.

const AGENT: AgentOptions = { id: 'agent', version: 3.1 };
/** It calls the node itself instead of asking the engine to, and hides errors unless the tool goes on. */
const OLDER_AGENT: AgentOptions = {
	id: 'older-agent',
	version: 2.2,
	onError: 'continueRegularOutput',
};

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let model: Awaited<ReturnType<typeof serveChatModel>>;
let instance: Instance;
let service: Service;
let sequence: Sequence;

before(async () => {
	emulator = await startEmulator();
	model = await serveChatModel();
	service = new Service(emulator.baseUrl, emulator.apiKey);
	sequence = await service.createSequence('Offers');

	instance = await createInstance(await ensureN8n(), { tarball: process.env.TARBALL! });
	await instance.importCredentials(credentials(emulator.baseUrl, emulator.apiKey, model.url));
	await instance.importWorkflows(
		[AGENT, OLDER_AGENT].map((agent) => agentWorkflow(agent, sequence.id)),
	);
});

after(async () => {
	await instance?.remove();
	await emulator?.stop();
});

const email = (day: number, texts: { Subject?: string; content?: string } = {}): Turn => ({
	tool: 'Add_an_Email_step',
	arguments: { day, Subject: 'Our offer', content: '<p>Hello</p>', ...texts },
});

/** Runs an agent whose model takes these turns: what it was given, and what Saleshandy was sent. */
async function converse(turns: Turn[], { id } = AGENT) {
	const earlier = emulator.requests().length;
	const conversation = model.follow([...turns, { says: 'All done' }]);

	const { data } = await instance.execute(id);
	const { error, runData } = data.resultData;
	assert.equal(error, undefined);
	assert.equal(runData.Agent.at(-1)?.data?.main[0]?.[0].json.output, 'All done');
	assert.equal(conversation.length, turns.length + 1);
	assert.ok(!JSON.stringify(conversation).includes(emulator.apiKey));

	const [{ tools }] = conversation;
	const results = conversation
		.at(-1)!
		.messages.filter(({ role }) => role === 'tool')
		.map(({ content }) => JSON.parse(content));
	return { tools, results, sent: emulator.requests().slice(earlier) };
}

it('tells the model what each tool does, and what its arguments mean', async () => {
	const { tools } = await converse([]);
	const seen = tools.map(({ function: { name, description, parameters } }) => {
		const { properties, required } = parameters;
		assert.deepEqual(required, Object.keys(properties));
		return { name, description, properties };
	});

	const Subject = { type: 'string', description: 'The subject line' };
	assert.deepEqual(
		seen.sort((a, b) => a.name.localeCompare(b.name)),
		[
			{
				name: 'Add_a_task',
				description: 'Give a colleague something to do for each prospect',
				properties: {
					channel: { type: 'string', description: 'How to get in touch' },
					note: { type: 'string', description: 'What the colleague has to do' },
				},
			},
			{
				name: 'Add_an_Email_step',
				description: 'Create step in sequence in Saleshandy',
				properties: {
					day: { type: 'number', description: 'Day of the sequence, from 1' },
					Subject,
					content: { type: 'string', description: 'The mail as HTML' },
				},
			},
			{
				name: 'Rewrite_a_variant',
				description: 'Update variant of step in Saleshandy',
				properties: {
					step: { type: 'string', description: 'ID of the step' },
					variant: { type: 'string', description: 'ID of the variant' },
					Subject,
				},
			},
		],
	);
});

/** What the model does wrong, and what it reads about it. */
const mistakes: Array<[turn: Turn, error: string]> = [
	[email(-3), 'Day must be a whole number from 1 to 999, but is "-3"'],
	[email(5, { content: ' ' }), 'Content of variant A is empty\nChannel "Email" needs it.'],
	[
		{ tool: 'Add_a_task', arguments: { channel: 'Pigeon', note: 'Feed it' } },
		`Channel must be a known value, but is "Pigeon"
Use one of: Email, LinkedInConnectionRequest, LinkedInMessage, LinkedInInMail, LinkedInViewProfile, LinkedInPostInteraction, Custom, CallIntroduction, CallDemo, CallFollowUp, CallReminder, CallOther, WhatsappMessage, WhatsappVoiceMessage, WhatsappVoiceCall.`,
	],
	[
		{ tool: 'Rewrite_a_variant', arguments: { step: '4711', variant: 'aB3dE5', Subject: 'New' } },
		`Step "4711" is not an ID of the API
The browser's address bar shows a number that the API does not know. Choose from the list, or use an ID that an earlier Saleshandy node or the API gave.`,
	],
];

for (const [index, agent] of [AGENT, OLDER_AGENT].entries()) {
	describe(`agent ${agent.version}`, () => {
		const day = index * 10 + 1;

		it("creates an Email step from the model's texts and keeps all tags", async () => {
			const Subject = "{{Company Name|'your team'}} and our offer";
			const content = '<p>Hello {{First Name}}, {{ $json.secret }} {{ 1 + 1 }} =\\{{x}}</p>';
			const { sent, results } = await converse([email(day, { Subject, content })], agent);

			const payload = { subject: Subject + BESIDE, content };
			assert.equal(sent.length, 1);
			assert.deepEqual(sent[0].body, { type: 1, absoluteDays: day, variants: [{ payload }] });
			const step = await stepOn(day);
			assert.deepEqual(step.variants[0].payload, payload);
			assert.equal(results[0][0].id, step.id);
		});

		it('tells the model what is wrong with its arguments, and sends nothing', async () => {
			const turns = mistakes.map(([turn]) => turn);
			const errors = mistakes.map(([, error]) => [{ error }]);
			const { results, sent } = await converse(turns, agent);
			assert.deepEqual(results, errors);
			assert.deepEqual(sent, []);
		});

		it('tells the model why Saleshandy refused, so that it can mend its call', async () => {
			const { results, sent } = await converse([email(day), email(day + 1)], agent);
			assert.deepEqual(results[0], [
				{
					error: `An email step already exists on this day
A sequence takes one Email step a day. Choose another Day, or add the text to the existing step as a further variant.`,
				},
			]);
			assert.equal(results[1][0].id, (await stepOn(day + 1)).id);
			assert.deepEqual(
				sent.map(({ status }) => status),
				[400, 201],
			);
		});
	});
}

it('rewrites the subject of a variant and keeps the content', async () => {
	const day = 30;
	await converse([email(day)]);
	const { id: step, variants } = await stepOn(day);
	const rewrite = (variant: string): Turn => ({
		tool: 'Rewrite_a_variant',
		arguments: { step, variant, Subject: "News for {{Company Name|'you'}}" },
	});

	const { results } = await converse([rewrite('NoVariant1'), rewrite(variants[0].id)]);
	assert.deepEqual(results[0], [
		{
			error: `Variant "NoVariant1" is not in the chosen step
Choose sequence, step and variant from the lists again.`,
		},
	]);
	assert.equal(results[1][0].success, true);
	assert.deepEqual((await stepOn(day)).variants[0].payload, {
		subject: `News for {{Company Name|'you'}}${BESIDE}`,
		content: variants[0].payload.content,
	});
});

async function stepOn(day: number) {
	const steps = await service.steps(sequence.id);
	const step = steps.find(({ absoluteDays }) => absoluteDays === day);
	assert.ok(step, `There is no step on day ${day}`);
	return step;
}
