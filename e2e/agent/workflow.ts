import type { INode, INodeParameterResourceLocator, INodeParameters } from 'n8n-workflow';
import { byId } from '../../test/parameters';
import type { Workflow } from '../n8n';
import { manualTrigger, node, saleshandy } from '../workflow';

/** What the model is asked for: the subject as the editor's button writes it, the others by hand. */
const asked = {
	subject:
		"{{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Subject', `The subject line`, 'string') }}",
	content: "{{ $fromAI('content', 'The mail as HTML') }}",
	day: "{{ $fromAI('day', 'Day of the sequence, from 1', 'number') }}",
	channel: "{{ $fromAI('channel', 'How to get in touch') }}",
	note: "{{ $fromAI('note', 'What the colleague has to do') }}",
	step: "{{ $fromAI('step', 'ID of the step') }}",
	variant: "{{ $fromAI('variant', 'ID of the variant') }}",
	email: "{{ $fromAI('email', 'Email address') }}",
	firstName: "{{ $fromAI('firstName', 'First name') }}",
	shoeSize: "{{ $fromAI('shoeSize', 'Shoe size, if known') }}",
	conversation: "{{ $fromAI('conversation', 'ID of the conversation') }}",
};

/** What the user writes behind the model's subject. */
export const BESIDE = ", {{First Name|'there'}}";

/** An agent whose tools are Saleshandy nodes, some on one sequence, and whether they go on after an error. */
export function agentWorkflow(
	version: number,
	onError: INode['onError'],
	sequenceId: string,
): Workflow {
	const agent = node(
		'Agent',
		'@n8n/n8n-nodes-langchain.agent',
		{ promptType: 'define', text: 'Follow up on the offer.', options: {} },
		{ typeVersion: version },
	);
	const model = node(
		'Model',
		'@n8n/n8n-nodes-langchain.lmChatOpenAi',
		// Chat completions, which most other models' servers speak too
		{ model: byId('scripted'), responsesApiEnabled: false, options: { maxRetries: 0 } },
		{ typeVersion: 1.3, credentials: { openAiApi: { id: null, name: '' } } },
	);
	const tools = saleshandyTools(byId(sequenceId)).map((tool) => ({ ...tool, onError }));
	const into = (type: string) => ({ [type]: [[{ node: agent.name, type, index: 0 }]] });
	return {
		name: `Agent ${version}`,
		nodes: [manualTrigger, agent, model, ...tools],
		connections: {
			[manualTrigger.name]: into('main'),
			[model.name]: into('ai_languageModel'),
			...Object.fromEntries(tools.map(({ name }) => [name, into('ai_tool')])),
		} as Workflow['connections'],
	};
}

const saleshandyTools = (sequenceId: INodeParameterResourceLocator) => [
	tool('Add an Email step', {
		operation: 'createStep',
		sequenceId,
		channel: 'Email',
		absoluteDays: `=${asked.day}`,
		emailVariants: {
			variant: [{ subject: `=${asked.subject}${BESIDE}`, content: `=${asked.content}` }],
		},
	}),
	tool('Add a task', {
		descriptionType: 'manual',
		toolDescription: 'Give a colleague something to do for each prospect',
		operation: 'createStep',
		sequenceId,
		channel: `=${asked.channel}`,
		absoluteDays: 9,
		taskNote: `=${asked.note}`,
	}),
	tool('Rewrite a variant', {
		operation: 'updateVariant',
		sequenceId,
		stepId: byId(`=${asked.step}`),
		variantId: byId(`=${asked.variant}`),
		channel: 'Email',
		updateFields: { subject: `=${asked.subject}${BESIDE}` },
	}),
	tool('Add a person', {
		resource: 'prospect',
		operation: 'addToSequence',
		sequenceId,
		fields: {
			mappingMode: 'defineBelow',
			value: {
				Email: `=${asked.email}`,
				'First Name': `=${asked.firstName}`,
				// The account no longer has this field.
				'Shoe Size': `=${asked.shoeSize}`,
			},
		},
	}),
	tool('Read a conversation', {
		resource: 'conversation',
		operation: 'get',
		conversationId: byId(`=${asked.conversation}`),
	}),
	tool('Answer a conversation', {
		resource: 'conversation',
		operation: 'reply',
		conversationId: byId(`=${asked.conversation}`),
		content: `=${asked.content}`,
	}),
];

const tool = (name: string, parameters: INodeParameters) =>
	saleshandy(parameters, { id: name, name, type: 'n8n-nodes-saleshandy.saleshandyTool' });
