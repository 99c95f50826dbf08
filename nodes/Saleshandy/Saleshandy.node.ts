import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { readItemsAtATime } from './fields/itemsAtATime';
import { chosenOperation, properties, subtitle } from './operation';
import { atItem, failed, paired } from './items';
import { lanesOf, sideBySide } from './lanes';
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
		subtitle: subtitle(resources),
		description: 'Change outreach sequences in Saleshandy',
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
		const operation = chosenOperation(this, resources);
		const output: INodeExecutionData[][] = [];

		const lanes = await lanesOf(this, operation);
		await sideBySide(lanes, readItemsAtATime(this), async (itemIndex) => {
			try {
				output[itemIndex] = paired(await operation.execute.call(this, itemIndex), itemIndex);
			} catch (error) {
				const nodeError = atItem(this.getNode(), error, itemIndex);
				if (!this.continueOnFail() || this.getExecutionCancelSignal()?.aborted) throw nodeError;
				output[itemIndex] = [failed(nodeError, itemIndex)];
			}
		});
		return [output.flat()];
	}
}
