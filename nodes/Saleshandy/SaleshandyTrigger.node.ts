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
import { eventNames } from './trigger/events';
import { properties } from './trigger/properties';
import { hasWebhook, isManual, registerWebhook, warnAboutLeftover } from './trigger/registration';

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
		subtitle: `={{ [$parameter["events"]].flat().map((event) => (${JSON.stringify(eventNames)})[event] ?? event).join(", ") }}`,
		// n8n's panel merges the Saleshandy node into its trigger and shows this text for both.
		description: 'Manage outreach in Saleshandy and react to replies, opens or bounces',
		defaults: { name: 'Saleshandy Trigger' },
		builderHint: {
			searchHint: 'Only starts the workflow on events. To change something, add a Saleshandy node.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-saleshandy.saleshandy',
					relationHint: 'Reads and answers the conversation, or updates the prospect of the event',
				},
			],
		},
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
		properties,
	};

	methods = { loadOptions: { getSequenceNames } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return isManual(this) || (await hasWebhook(this));
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await registerWebhook(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				if (!isManual(this)) warnAboutLeftover(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
