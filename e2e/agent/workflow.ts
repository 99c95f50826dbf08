import type { INode, INodeParameters, NodeConnectionType } from 'n8n-workflow';
import { byId } from '../../test/parameters';
import type { Credential, Workflow } from '../n8n';

/** What the model is asked for. A subject as the editor's button writes it, the others by hand. */
const asked = {
	subject:
		"{{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Subject', `The subject line`, 'string') }}",
	content: "{{ $fromAI('content', 'The mail as HTML') }}",
	day: "{{ $fromAI('day', 'Day of the sequence, from 1', 'number') }}",
	channel: "{{ $fromAI('channel', 'How to get in touch') }}",
	note: "{{ $fromAI('note', 'What the colleague has to do') }}",
	step: "{{ $fromAI('step', 'ID of the step') }}",
	variant: "{{ $fromAI('variant', 'ID of the variant') }}",
};

/** What the user writes behind the model's subject. */
export const BESIDE = ", {{First Name|'there'}}";

/** The account at the emulator, and a key that the model's server does not look at. */
export const credentials = (baseUrl: string, apiKey: string, modelUrl: string): Credential[] => [
	{ id: 'saleshandy', name: 'Saleshandy', type: 'saleshandyApi', data: { apiKey, baseUrl } },
	{
		id: 'model',
		name: 'Model',
		type: 'openAiApi',
		data: { apiKey: 'made-up-for-this-test', url: modelUrl },
	},
];

/** An agent, and whether its tools go on after an error. */
export type AgentOptions = { id: string; version: number } & Pick<INode, 'onError'>;

/** An agent whose tools are three Saleshandy nodes on one sequence. */
export function agentWorkflow(
	{ id, version, onError }: AgentOptions,
	sequenceId: string,
): Workflow {
	const agent = node('Agent', '@n8n/n8n-nodes-langchain.agent', version, {
		promptType: 'define',
		text: 'Follow up on the offer.',
		options: {},
	});
	const model = node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.3, {
		model: byId('scripted'),
		// Chat completions, which most other models' servers speak too.
		responsesApiEnabled: false,
		options: { maxRetries: 0 },
	});
	model.credentials = { openAiApi: { id: 'model', name: 'Model' } };
	const tools = saleshandyTools(sequenceId).map((tool) => ({ ...tool, onError }));

	const into = (type: NodeConnectionType) => ({ [type]: [[{ node: agent.name, type, index: 0 }]] });
	return {
		id,
		name: `An agent ${version} with Saleshandy for its tools`,
		nodes: [node('Start', 'n8n-nodes-base.manualTrigger', 1, {}), agent, model, ...tools],
		connections: {
			Start: into('main'),
			Model: into('ai_languageModel'),
			...Object.fromEntries(tools.map(({ name }) => [name, into('ai_tool')])),
		},
		// What the editor gives every workflow; in the older order an agent goes on before its tools.
		settings: { executionOrder: 'v1' },
	};
}

const saleshandyTools = (sequenceId: string) => [
	tool('Add an Email step', sequenceId, {
		operation: 'createStep',
		channel: 'Email',
		absoluteDays: `=${asked.day}`,
		emailVariants: {
			variant: [{ subject: `=${asked.subject}${BESIDE}`, content: `=${asked.content}` }],
		},
	}),
	tool('Add a task', sequenceId, {
		descriptionType: 'manual',
		toolDescription: 'Give a colleague something to do for each prospect',
		operation: 'createStep',
		channel: `=${asked.channel}`,
		absoluteDays: 9,
		additionalFields: { taskNote: `=${asked.note}` },
	}),
	tool('Rewrite a variant', sequenceId, {
		operation: 'updateVariant',
		stepId: byId(`=${asked.step}`),
		variantId: byId(`=${asked.variant}`),
		channel: 'Email',
		updateFields: { subject: `=${asked.subject}${BESIDE}` },
	}),
];

function tool(name: string, sequenceId: string, parameters: INodeParameters): INode {
	return {
		...node(name, 'n8n-nodes-saleshandy.saleshandyTool', 1, {
			resource: 'sequence',
			sequenceId: byId(sequenceId),
			...parameters,
		}),
		credentials: { saleshandyApi: { id: 'saleshandy', name: 'Saleshandy' } },
	};
}

const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
): INode => ({ id: name, name, type, typeVersion, position: [0, 0], parameters });
