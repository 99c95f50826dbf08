import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INode, INodeParameters, INodeType } from 'n8n-workflow';

import type { RunOptions } from '../test/engine';
import { credential, runNode } from '../test/engine';
import { minimalNode } from './minimalNode';
import type { Account } from './service';
import { shippedNode } from './shippedNode';
import { together } from './together';
import type { Item } from './workload';
import { parameters } from './workload';

/** Something that creates a step for each item. A failure of an item does not end it. */
export type Contender = (account: Account, items: Item[]) => Promise<void>;

const require = createRequire(__filename);

async function post({ baseUrl, apiKey }: Account, { json }: Item) {
	const { sequenceId, day, ...payload } = json;
	const response = await fetch(`${baseUrl}/sequences/${sequenceId}/steps`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
		body: JSON.stringify({ type: 1, absoluteDays: day, variants: [{ payload }] }),
	});
	await response.json();
}

const withFetch =
	(atATime: number): Contender =>
	async (account, items) =>
		await together(items, atATime, async (item) => await post(account, item));

const withNode =
	(type: INodeType, fields: INodeParameters = parameters, overrides?: RunOptions): Contender =>
	async (account, items) => {
		// The emulator was emptied: nothing is to be known of its limit from an earlier measurement.
		credential.id++;
		const node: Partial<INode> = { onError: 'continueRegularOutput', ...overrides?.node };
		const run = await runNode(account, fields, { ...overrides, items, type, node });
		if (run.error) throw run.error;
		if (run.items.length !== items.length) throw new Error(`${run.items.length} items came out`);
	};

/** n8n's HTTP Request as a person would fill it in for the same call, all options at their defaults. */
function withHttpRequest(n8nFolder: string): Contender {
	const path = 'n8n/node_modules/n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js';
	const { HttpRequest } = require(join(n8nFolder, path)) as { HttpRequest: new () => INodeType };
	const type = new HttpRequest();
	const texts = ['subject', 'content', 'preheader'].map(
		(name) => `"${name}": {{ JSON.stringify($json.${name}) }}`,
	);
	return async (account, items) => {
		const fields = {
			method: 'POST',
			url: `=${account.baseUrl}/sequences/{{ $json.sequenceId }}/steps`,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={ "type": 1, "absoluteDays": {{ $json.day }}, "variants": [{ "payload": { ${texts.join(', ')} } }] }`,
		};
		await withNode(type, fields, {
			credential: { name: 'x-api-key', value: account.apiKey },
			node: {
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.5,
				credentials: { httpHeaderAuth: { id: '1', name: 'Saleshandy key' } },
			},
		})(account, items);
	};
}

/** All that are compared, in the order of the table. */
export const contenders = (n8nFolder: string) => ({
	'`fetch`, one after another': withFetch(1),
	'`fetch`, 5 at a time': withFetch(5),
	"n8n's HTTP Request": withHttpRequest(n8nFolder),
	'minimal node, one after another': withNode(minimalNode(1)),
	'minimal node, 5 at a time': withNode(minimalNode(5)),
	'this node': withNode(shippedNode()),
});

export type Name = keyof ReturnType<typeof contenders>;
