import { createRequire } from 'node:module';
import { join } from 'node:path';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import { credential, runNode, type RunOptions } from '../test/engine';
import { createStep } from '../test/parameters';

/** Runs Create Step for each item, to its end whatever happens to an item. */
export type Contender = (
	account: { baseUrl: string; apiKey: string },
	items: INodeExecutionData[],
) => Promise<INodeExecutionData[]>;

const require = createRequire(__filename);
const load = (path: string, name: string): INodeType => new (require(path)[name])();

/** This node as it ships: compiled, not as the test runner translates it. */
export const shippedNode = load(
	join(__dirname, '../dist/nodes/Saleshandy/Saleshandy.node.js'),
	'Saleshandy',
);

/** Five expressions, as a workflow that personalizes every item has them. */
const texts = { subject: '={{ $json.subject }}', content: '={{ $json.content }}' };
const parameters = createStep('={{ $json.sequenceId }}', {
	channel: 'Email',
	absoluteDays: '={{ $json.day }}',
	emailVariants: { variant: [{ ...texts, preheader: '={{ $json.preheader }}' }] },
});

/** The least that a node can do for Create Step: the same reads, one request per item, no checks. */
const minimalNode: INodeType = {
	description: shippedNode.description,

	async execute(this: IExecuteFunctions) {
		for (const name of ['resource', 'operation']) this.getNodeParameter(name, 0);
		const { baseUrl } = await this.getCredentials<{ baseUrl: string }>('saleshandyApi');
		const send = async (item: number): Promise<IDataObject> => {
			const read = (name: string) => this.getNodeParameter(name, item) as never;
			const sequenceId = this.getNodeParameter('sequenceId', item, '', { extractValue: true });
			const variants = (read('emailVariants.variant') as IDataObject[]).map(
				({ subject, content, preheader }) => ({ payload: { subject, content, preheader } }),
			);
			const body = { type: read('channel') === 'Email' && 1, absoluteDays: read('absoluteDays') };
			const answer = await this.helpers.httpRequestWithAuthentication.call(this, 'saleshandyApi', {
				method: 'POST',
				url: `${baseUrl}/sequences/${sequenceId}/steps`,
				body: { ...body, variants },
				json: true,
			});
			return answer.payload;
		};

		const output: INodeExecutionData[] = [];
		for (const item of this.getInputData().keys()) {
			const json = await send(item).catch(({ message }: Error) => ({ error: message }));
			output.push({ json, pairedItem: { item } });
		}
		return [output];
	},
};

const withNode =
	(type: INodeType, fields: INodeParameters = parameters, options: RunOptions = {}): Contender =>
	async (account, items) => {
		credential.id++; // else the node remembers the limit of an earlier run
		const node = { onError: 'continueRegularOutput', ...options.node } as const;
		const { error, items: output } = await runNode(account, fields, {
			...options,
			items,
			type,
			node,
		});
		if (error || output.length !== items.length) throw error ?? new Error('Items are missing');
		return output;
	};

/** n8n's HTTP Request as a person would fill it in for the same call, all options at their defaults. */
function withHttpRequest(n8nFolder: string): Contender {
	const path = 'node_modules/n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js';
	const type = load(join(n8nFolder, path), 'HttpRequest');
	const texts = ['subject', 'content', 'preheader'];
	const payload = texts.map((name) => `"${name}": {{ JSON.stringify($json.${name}) }}`).join(', ');
	const fields = (baseUrl: string): INodeParameters => ({
		method: 'POST',
		url: `=${baseUrl}/sequences/{{ $json.sequenceId }}/steps`,
		authentication: 'genericCredentialType',
		genericAuthType: 'httpHeaderAuth',
		sendBody: true,
		specifyBody: 'json',
		jsonBody: `={ "type": 1, "absoluteDays": {{ $json.day }}, "variants": [{ "payload": { ${payload} } }] }`,
	});
	const node = {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.5,
		credentials: { httpHeaderAuth: { id: '1', name: 'Saleshandy key' } },
	};
	return async (account, items) => {
		const key = { name: 'x-api-key', value: account.apiKey };
		return await withNode(type, fields(account.baseUrl), { credential: key, node })(account, items);
	};
}

export const OURS = 'this node';
export const REFERENCE = 'minimal node';

/** Everything that is compared, in the order of the table. */
export const contenders = (n8nFolder: string): Record<string, Contender> => ({
	"n8n's HTTP Request": withHttpRequest(n8nFolder),
	[REFERENCE]: withNode(minimalNode),
	[OURS]: withNode(shippedNode),
});
