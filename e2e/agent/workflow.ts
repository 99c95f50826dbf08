import type { INode, INodeParameters } from 'n8n-workflow';
import type { Credential, Workflow } from '../n8n';

/** The model's arguments, as a user writes them into a field or the editor's button does. */
export const asked = {
	subject:
		"{{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Subject', `The subject line`, 'string') }}",
	content: "{{ $fromAI('content', 'The text of the mail as HTML', 'string') }}",
	day: "{{ $fromAI('day', 'The day on which the mail is due', 'number') }}",
	channel: "{{ $fromAI('channel', 'How to get in touch') }}",
	note: "{{ $fromAI('note', 'What the colleague has to do') }}",
	variant: "{{ $fromAI('variant', 'The ID of the variant') }}",
};

/** What stands beside the model's text, written by the user. */
export const GREETING = ", {{First Name|'there'}}";

const SALESHANDY = 'n8n-nodes-saleshandy.saleshandyTool';

/** The account at the emulator and the model's key, which the model's server does not look at. */
export const credentials = (baseUrl: string, apiKey: string, modelUrl: string): Credential[] => [
	{ id: 'saleshandy', name: 'Saleshandy', type: 'saleshandyApi', data: { apiKey, baseUrl } },
	{
		id: 'model',
		name: 'Model',
		type: 'openAiApi',
		data: { apiKey: 'made-up-for-this-test', url: modelUrl },
	},
];

/** An agent that has the Saleshandy node three times among its tools. */
export function agentWorkflow(id: string, sequenceId: string, stepId: string): Workflow {
	const sequence = { sequenceId: chosen(sequenceId) };
	const tools = [
		tool('Add an Email step', {
			operation: 'createStep',
			...sequence,
			channel: 'Email',
			absoluteDays: `=${asked.day}`,
			emailVariants: {
				variant: [{ subject: `=${asked.subject}${GREETING}`, content: `=${asked.content}` }],
			},
		}),
		tool('Add a task', {
			descriptionType: 'manual',
			toolDescription: 'Give a colleague something to do for each prospect',
			operation: 'createStep',
			...sequence,
			channel: `=${asked.channel}`,
			absoluteDays: 9,
			additionalFields: { taskNote: `=${asked.note}` },
		}),
		tool('Rewrite a variant', {
			operation: 'updateVariant',
			...sequence,
			stepId: chosen(stepId),
			variantId: chosen(`=${asked.variant}`),
			channel: 'Email',
			updateFields: { subject: `=${asked.subject}` },
		}),
	];
	const model = node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.3, {
		model: { __rl: true, mode: 'id', value: 'scripted' },
		// Chat completions, which other makers' models and servers speak too.
		responsesApiEnabled: false,
		options: { maxRetries: 0 },
	});
	model.credentials = { openAiApi: { id: 'model', name: 'Model' } };
	const agent = node('Agent', '@n8n/n8n-nodes-langchain.agent', 3.1, {
		promptType: 'define',
		text: 'Follow up on the offer.',
		options: {},
	});

	return {
		id,
		name: 'An agent with Saleshandy as its tools',
		nodes: [node('Start', 'n8n-nodes-base.manualTrigger', 1, {}), agent, model, ...tools],
		// As the editor creates workflows; in the older order n8n resumes an agent before its tools ran.
		settings: { executionOrder: 'v1' },
		connections: {
			Start: { main: [[{ node: agent.name, type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: agent.name, type: 'ai_languageModel', index: 0 }]] },
			...Object.fromEntries(
				tools.map(({ name }) => [
					name,
					{ ai_tool: [[{ node: agent.name, type: 'ai_tool', index: 0 }]] },
				]),
			),
		},
	};
}

const chosen = (value: string) => ({ __rl: true, mode: 'id', value });

function tool(name: string, parameters: INodeParameters): INode {
	return {
		...node(name, SALESHANDY, 1, { resource: 'sequence', ...parameters }),
		credentials: { saleshandyApi: { id: 'saleshandy', name: 'Saleshandy' } },
	};
}

const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
): INode => ({ id: name, name, type, typeVersion, position: [0, 0], parameters });
