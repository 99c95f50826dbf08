import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../fixtures';
import { chain, manualTrigger, node } from '../workflow';

const request = (url: string) =>
	chain('HTTP Request with the credential', [
		manualTrigger,
		node(
			'HTTP Request',
			'n8n-nodes-base.httpRequest',
			{ url, authentication: 'predefinedCredentialType', nodeCredentialType: 'saleshandyApi' },
			{ typeVersion: 4.2, credentials: { saleshandyApi: { id: null, name: '' } } },
		),
	]);

test('HTTP Request may use the credential for Saleshandy', async ({ emulator, n8n }) => {
	const url = `${emulator.baseUrl}/sequences?pageSize=1`;
	const { status, output } = await n8n.run(await n8n.addWorkflow(request(url)));
	expect(status).toBe('success');
	expect(output('HTTP Request')[0][0]).toMatchObject({ payload: [expect.anything()] });
});

test('HTTP Request may not send the key to another host', async ({ n8n }) => {
	const received: string[] = [];
	const foreign = createServer((request, response) => {
		received.push(JSON.stringify(request.headers));
		response.end('{}');
	}).listen(0);
	await once(foreign, 'listening');
	// Another name of this machine, and so another host than that of the Base URL.
	const url = `http://localhost:${(foreign.address() as AddressInfo).port}`;
	try {
		const { status, error } = await n8n.run(await n8n.addWorkflow(request(url)));
		expect(received).toEqual([]);
		expect(status).toBe('error');
		expect(`${error?.message} ${error?.description}`).toMatch(/domain/i);
	} finally {
		foreign.close();
	}
});
