import type { INode } from 'n8n-workflow';
import type { ReceivedRequest, Sequence } from '../../test/emulator';
import { serveChatModel, type Turn } from '../chatModel';
import { expect, test as base } from '../fixtures';
import { agentWorkflow, BESIDE } from './workflow';

// The node as a tool of n8n's AI Agent, whose model follows a script: what the model gets to read,
// what it writes, and what of that reaches Saleshandy.

/** The version of the editor's agent. */
const AGENT = 3.1;
/** It calls the node itself instead of asking the engine to, and hides errors unless the tool goes on. */
const OLDER_AGENT = 2.2;
const onError: Record<number, INode['onError']> = { [OLDER_AGENT]: 'continueRegularOutput' };

interface Conversation {
	tools: Array<{ name: string; description: string; properties: object }>;
	/** What the model read after each call. */
	results: Array<Array<Record<string, unknown>>>;
	/** What Saleshandy was sent. */
	sent: ReceivedRequest[];
}

interface AgentFixtures {
	sequence: Sequence;
	/** Runs an agent whose model takes these turns. */
	converse(turns: Turn[], version?: number): Promise<Conversation>;
}

const test = base.extend<AgentFixtures>({
	sequence: async ({ emulator }, use, { titlePath }) =>
		await use(emulator.account.addSequence({ title: titlePath.join(' › ') })),
	converse: async ({ emulator, n8n, sequence }, use) => {
		const model = await serveChatModel();
		const key = { apiKey: 'made-up-for-this-test', url: model.url };
		await n8n.addCredential('openAiApi', key, 'Scripted model');
		await use(async (turns, version = AGENT) => {
			const workflow = agentWorkflow(version, onError[version], sequence.id);
			const workflowId = await n8n.addWorkflow(workflow);
			const before = emulator.requests.length;
			const requests = model.follow([...turns, { says: 'All done' }]);

			const { error, output } = await n8n.run(workflowId);
			expect(error).toBeUndefined();
			expect(output('Agent')).toEqual([[{ output: 'All done' }]]);
			expect(requests).toHaveLength(turns.length + 1);
			expect(JSON.stringify(requests)).not.toContain(emulator.apiKey);
			const read = requests.at(-1)!.messages.filter(({ role }) => role === 'tool');
			return {
				tools: requests[0].tools.map(({ function: { name, description, parameters } }) => {
					expect(parameters.required).toEqual(Object.keys(parameters.properties));
					return { name, description, properties: parameters.properties };
				}),
				results: read.map(({ content }) => JSON.parse(content)),
				sent: emulator.requests.slice(before),
			};
		});
		model.close();
	},
});

const email = (day: number, texts: { Subject?: string; content?: string } = {}): Turn => ({
	tool: 'Add_an_Email_step',
	arguments: { day, Subject: 'Our offer', content: '<p>Hello</p>', ...texts },
});

test('the model is told what each tool does, and what its arguments mean', async ({ converse }) => {
	const { tools } = await converse([]);
	const Subject = { type: 'string', description: 'The subject line' };
	const content = { type: 'string', description: 'The mail as HTML' };
	const conversation = { type: 'string', description: 'ID of the conversation' };
	expect(tools.sort((a, b) => a.name.localeCompare(b.name))).toEqual([
		{
			name: 'Add_a_person',
			description: 'Create prospects and add them to a sequence in Saleshandy',
			properties: {
				email: { type: 'string', description: 'Email address' },
				firstName: { type: 'string', description: 'First name' },
				shoeSize: { type: 'string', description: 'Shoe size, if known' },
			},
		},
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
			description: 'Create a step in a sequence in Saleshandy',
			properties: {
				day: { type: 'number', description: 'Day of the sequence, from 1' },
				Subject,
				content,
			},
		},
		{
			name: 'Answer_a_conversation',
			description: 'Reply to a conversation by email in Saleshandy',
			properties: { conversation, content },
		},
		{
			name: 'Read_a_conversation',
			description: 'Get a conversation with all its messages in Saleshandy',
			properties: { conversation },
		},
		{
			name: 'Rewrite_a_variant',
			description: 'Update a variant of a step in Saleshandy',
			properties: {
				step: { type: 'string', description: 'ID of the step' },
				variant: { type: 'string', description: 'ID of the variant' },
				Subject,
			},
		},
	]);
});

/** What the model does wrong, and what it reads about it. */
const mistakes: Array<[turn: Turn, error: RegExp]> = [
	[email(-3), /Day.*-3/],
	[email(5, { content: ' ' }), /Content/],
	[
		{ tool: 'Add_a_task', arguments: { channel: 'Pigeon', note: 'Feed it' } },
		/Channel.*Pigeon[^]*LinkedInInMail/,
	],
	[
		{ tool: 'Rewrite_a_variant', arguments: { step: '4711', variant: 'aB3dE5', Subject: 'New' } },
		/Step.*4711/,
	],
];
const failed = (error: RegExp) => [{ error: expect.stringMatching(error) }];

for (const version of [AGENT, OLDER_AGENT]) {
	test.describe(`agent ${version}`, () => {
		test("creates an Email step from the model's texts and keeps all tags", async ({
			converse,
			sequence,
		}) => {
			const Subject = "{{Company Name|'your team'}} and our offer";
			const content = '<p>Hello {{First Name}}, {{ $json.secret }} {{ 1 + 1 }} =\\{{x}}</p>';
			const { sent, results } = await converse([email(1, { Subject, content })], version);

			const payload = { subject: Subject + BESIDE, content };
			expect(sent).toHaveLength(1);
			expect(sent[0].body).toEqual({ type: 1, absoluteDays: 1, variants: [{ payload }] });
			expect(results[0][0].id).toBe(sequence.steps[0].id);
		});

		test('tells the model what is wrong with its arguments, and sends nothing', async ({
			converse,
		}) => {
			const { results, sent } = await converse(
				mistakes.map(([turn]) => turn),
				version,
			);
			expect(results).toEqual(mistakes.map(([, error]) => failed(error)));
			expect(sent).toEqual([]);
		});

		test('tells the model why Saleshandy refused, so that it can correct its call', async ({
			converse,
			sequence,
		}) => {
			const { results, sent } = await converse([email(1), email(1), email(2)], version);
			expect(results[1]).toEqual(failed(/An email step already exists on this day/));
			expect(results[2][0].id).toBe(sequence.steps[1].id);
			expect(sent.map(({ status }) => status)).toEqual([201, 400, 201]);
		});
	});
}

test('the agent rewrites the subject of a variant and keeps the content', async ({
	emulator,
	converse,
	sequence,
}) => {
	const payload = { subject: 'Our offer', content: '<p>Hello</p>' };
	const step = { type: 1, absoluteDays: 1, variants: [{ payload }] };
	const { id, variants } = emulator.account.addStep(sequence, step);
	const rewrite = (variant: string): Turn => ({
		tool: 'Rewrite_a_variant',
		arguments: { step: id, variant, Subject: "News for {{Company Name|'you'}}" },
	});

	const { results } = await converse([rewrite('NoVariant1'), rewrite(variants[0].id)]);
	expect(results[0]).toEqual(failed(/Variant.*NoVariant1/));
	expect(results[1][0].success).toBe(true);
	expect(variants[0].payload).toEqual({
		subject: `News for {{Company Name|'you'}}${BESIDE}`,
		content: payload.content,
	});
});

test('the agent adds a person to a sequence, after a field that the account does not have', async ({
	emulator,
	converse,
	sequence,
}) => {
	const variants = [{ payload: { subject: 'Our offer', content: '<p>Hello</p>' } }];
	const { id: stepId } = emulator.account.addStep(sequence, { type: 1, absoluteDays: 1, variants });
	const person = { Email: 'noa@example.com', 'First Name': 'Noa' };
	const add = (shoeSize: string): Turn => ({
		tool: 'Add_a_person',
		arguments: { email: person.Email, firstName: person['First Name'], shoeSize },
	});

	const { results, sent } = await converse([add('42'), add('')]);
	expect(results[0]).toEqual(failed(/'Fields' contains "Shoe Size"[^]*First Name/));
	expect(results[1]).toMatchObject([{ email: person.Email, added: true }]);
	const imports = sent.filter(({ method }) => method === 'POST');
	expect(imports).toMatchObject([{ body: { prospectList: [person], stepId } }]);
});

test('the agent reads a conversation and answers it, after a wrong ID', async ({
	emulator,
	converse,
}) => {
	const question = { id: 'hJ3xQ8nB5v', sentAt: '2026-05-04T11:02:00.000Z' };
	const messages = [{ ...question, fromEmail: 'noa@example.com', content: '<p>When?</p>' }];
	const { id } = emulator.account.add('threads', { messages });
	const read = (conversation: string): Turn => ({
		tool: 'Read_a_conversation',
		arguments: { conversation },
	});
	const content = '<p>Tomorrow at ten</p>';
	const answer: Turn = { tool: 'Answer_a_conversation', arguments: { conversation: id, content } };

	const { results } = await converse([read('4711'), read('NoThread01'), read(id), answer]);
	expect(results[0]).toEqual(failed(/Conversation.*4711/));
	expect(results[1]).toEqual(failed(/Thread not found/));
	expect(results[2]).toMatchObject([{ messages: [{ messageId: question.id, text: 'When?' }] }]);
	expect(results[3]).toMatchObject([{ success: true, to: ['noa@example.com'] }]);
	expect(messages.at(-1)).toMatchObject({ content });
});
