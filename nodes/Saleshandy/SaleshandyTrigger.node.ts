import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { getSequenceNames } from './pickers/getSequenceNames';
import { receive } from './trigger/delivery';
import { events } from './trigger/events';
import { find, leave, register } from './trigger/registration';
import { SECRET_HEADER } from './trigger/secret';

export class SaleshandyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Saleshandy Trigger',
		name: 'saleshandyTrigger',
		icon: {
			light: 'file:../../icons/saleshandy.svg',
			dark: 'file:../../icons/saleshandy.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts a workflow when something happens in Saleshandy, such as a reply',
		defaults: { name: 'Saleshandy Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'saleshandyApi',
				required: true,
				displayOptions: { show: { registration: ['automatic'] } },
			},
		],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				options: events,
				default: ['reply-received'],
				required: true,
				description: 'What starts the workflow',
			},
			{
				displayName: 'Registration',
				name: 'registration',
				type: 'options',
				options: [
					{
						name: 'Automatic',
						value: 'automatic',
						description: 'The node registers its address in Saleshandy when it is activated',
					},
					{
						name: 'Manual',
						value: 'manual',
						description: "You enter the node's address and a secret in Saleshandy's webhook form",
					},
				],
				default: 'automatic',
				description: 'How Saleshandy learns where to send its events',
			},
			{
				displayName:
					'Saleshandy has no call to delete a webhook: after deactivation it stays, and is used again on the next activation. An account can have 50. Remove those you no longer need in Saleshandy.',
				name: 'stays',
				type: 'notice',
				default: '',
				displayOptions: { show: { registration: ['automatic'] } },
			},
			{
				displayName: `In Saleshandy's webhook form enter the address above, the events, and a header named ${SECRET_HEADER} with the secret below.`,
				name: 'form',
				type: 'notice',
				default: '',
				displayOptions: { show: { registration: ['manual'] } },
			},
			{
				displayName: 'Secret',
				name: 'secret',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				required: true,
				description: 'A long text of your choice. Deliveries that do not bring it are refused.',
				displayOptions: { show: { registration: ['manual'] } },
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					{
						displayName: 'Outcomes',
						name: 'outcomes',
						type: 'string',
						default: '',
						placeholder: 'e.g. Interested, Meeting Booked',
						description:
							'Only deliveries with one of these outcomes, as a comma-separated list. A delivery that names no outcome passes.',
					},
					{
						displayName: 'Sequence Names or IDs',
						name: 'sequences',
						type: 'multiOptions',
						typeOptions: { loadOptionsMethod: 'getSequenceNames' },
						default: [],
						description:
							'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
						hint: 'Matched by title, because deliveries do not carry the ID of the API. One that names no sequence passes.',
					},
					{
						displayName: 'Simplify',
						name: 'simplify',
						type: 'boolean',
						default: true,
						description:
							'Whether to return a simplified version of the response instead of the raw data',
					},
					{
						displayName: 'Step IDs',
						name: 'stepIds',
						type: 'string',
						default: '',
						placeholder: 'e.g. Xw7bL1mR9c',
						description:
							'Only deliveries about one of these steps, as a comma-separated list. A delivery that names no step passes.',
					},
					{
						displayName: 'Test Deliveries',
						name: 'tests',
						type: 'boolean',
						default: true,
						description:
							'Whether the test that Saleshandy sends when a webhook is enabled again starts the workflow too',
					},
				],
			},
		],
	};

	methods = { loadOptions: { getSequenceNames } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await find(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await leave(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return receive(this);
	}
}
