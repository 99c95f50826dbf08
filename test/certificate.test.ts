import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { runNode } from './engine';
import { createStep, operation } from './parameters';

const pem = readFileSync(join(__dirname, 'untrusted.pem'));
let received = 0;
const server = createServer({ key: pem, cert: pem }, (_, response) => {
	received++;
	response.end('{}');
});
beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());

test.each([
	['write', createStep('Sequence01', { channel: 'CallDemo' })],
	['read', operation('sequence', 'getAll')],
])('no %s is sent to a server whose certificate is not trusted', async (_, parameters) => {
	const baseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
	const { error } = await runNode({ baseUrl, apiKey: 'key' }, parameters);
	expect(error?.message).toBe(
		'Saleshandy could not be reached (DEPTH_ZERO_SELF_SIGNED_CERT) [item 0]',
	);
	expect(error?.description).toMatch(/^n8n does not trust the certificate .* Check the Base URL/);
	expect(received).toBe(0);
});
