import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { properties } from './operation/properties';
import { run } from './operation/run';
import { pickers } from './pickers';
import { resources } from './resources';

export class Saleshandy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Saleshandy',
		name: 'saleshandy',
		icon: {
			light: 'file:../../icons/saleshandy.svg',
			dark: 'file:../../icons/saleshandy.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Manage outreach in Saleshandy and react to replies, opens or bounces',
		defaults: { name: 'Saleshandy' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'saleshandyApi', required: true }],
		properties: properties(resources),
	};

	methods = pickers;

	/*
	 * Programmatic on purpose: the declarative engine sends all items at once, evaluates every
	 * parameter for every item, cannot keep merge tags and loses the link between items.
	 */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await run(this, resources)];
	}
}
