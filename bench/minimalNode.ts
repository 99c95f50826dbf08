import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';

/** The least that a node can do for Create Step: the same reads, the same call, no checks. */
export class MinimalNode implements INodeType {
	description = new Saleshandy().description;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { baseUrl } = await this.getCredentials<{ baseUrl: string }>('saleshandyApi');
		const output: INodeExecutionData[] = [];
		for (const [item] of this.getInputData().entries()) {
			const read = (name: string) => this.getNodeParameter(name, item) as never;
			const rows = read('emailVariants.variant') as IDataObject[];
			const sequenceId = this.getNodeParameter('sequenceId', item, '', { extractValue: true });
			const body = {
				type: read('channel') === 'Email' ? 1 : 0,
				absoluteDays: read('absoluteDays'),
				variants: read('specifyVariants') === 'fields' && rows.map((payload) => ({ payload })),
			};
			const { payload } = (await this.helpers.httpRequestWithAuthentication.call(
				this,
				'saleshandyApi',
				{ method: 'POST', url: `${baseUrl}/sequences/${sequenceId}/steps`, body, json: true },
			)) as { payload: IDataObject };
			output.push({ json: payload, pairedItem: { item } });
		}
		return [output];
	}
}
