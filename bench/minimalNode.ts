import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { together } from './together';

/** The least that a node can do for Create Step: the same reads, the same call, no checks. */
export const minimalNode = (itemsAtATime: number): INodeType => ({
	description: new Saleshandy().description,

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		for (const name of ['resource', 'operation']) this.getNodeParameter(name, 0);
		this.getNodeParameter('options', 0, {});
		const { baseUrl } = await this.getCredentials<{ baseUrl: string }>('saleshandyApi');
		const output: INodeExecutionData[] = [];

		await together(this.getInputData(), itemsAtATime, async (_, item) => {
			const read = (name: string) => this.getNodeParameter(name, item) as never;
			const sequenceId = this.getNodeParameter('sequenceId', item, '', { extractValue: true });
			const rows = read('emailVariants.variant') as IDataObject[];
			const body = {
				type: read('channel') === 'Email' ? 1 : 0,
				absoluteDays: read('absoluteDays'),
				variants: read('specifyVariants') === 'fields' && rows.map(variant),
			};
			try {
				const answer = (await this.helpers.httpRequestWithAuthentication.call(
					this,
					'saleshandyApi',
					{ method: 'POST', url: `${baseUrl}/sequences/${sequenceId}/steps`, body, json: true },
				)) as { payload: IDataObject };
				output[item] = { json: answer.payload, pairedItem: { item } };
			} catch (error) {
				if (!this.continueOnFail()) throw error;
				output[item] = { json: { error: (error as Error).message }, pairedItem: { item } };
			}
		});
		return [output];
	},
});

/** n8n adds the fields that the form has beside these, empty. */
const variant = ({ subject, content, preheader }: IDataObject) => ({
	payload: { subject, content, preheader },
});
