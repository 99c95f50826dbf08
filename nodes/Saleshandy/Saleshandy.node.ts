import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { properties } from './operation/properties';
import { run } from './operation/run';
import { typeDescriptions } from './operation/typeDescriptions';
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
		builderHint: {
			searchHint:
				'Leads and contacts are prospects here, campaigns and cadences are sequences. For a new campaign, use Sequence: Create, Sequence: Create Step, Prospect: Add to Sequence, then Sequence: Resume, which starts sending.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-saleshandy.saleshandyTrigger',
					relationHint: 'Starts the workflow on replies, opens, clicks, bounces or outcomes',
				},
			],
			extraTypeDefContent: typeDescriptions(resources),
		},
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
