import type { INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { SaleshandyApi } from '../credentials/SaleshandyApi.credentials';
import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { testCredential, UNDER_TEST, workflowOf } from './engine';
import { failureOf } from './failureOf';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

test('a good key is accepted with one small request', async () => {
	await testCredential(emulator);
	expect(emulator.requests).toMatchObject([
		{ method: 'GET', path: '/v1/sequences', query: { pageSize: '1' }, status: 200 },
	]);
});

test('a bad key is told by a sentence that says where keys are', async () => {
	const { rules } = new SaleshandyApi().test;
	const failure = await failureOf(testCredential({ baseUrl: emulator.baseUrl, apiKey: 'wrong' }));
	const status = Number(failure?.httpCode);
	expect(status).toBe(400);
	expect(
		rules?.find(({ properties }) => properties.value === status)?.properties.message,
	).toContain('Settings → API');
});

test('the key is masked', () => {
	const [apiKey] = new SaleshandyApi().properties;
	expect(apiKey).toMatchObject({ name: 'apiKey', typeOptions: { password: true } });
});

describe('the hosts that the HTTP Request node may send the key to', () => {
	/** Stored values as n8n hands them to a node: with defaults, and expressions evaluated. */
	function resolved(stored: INodeParameters) {
		const { properties } = new SaleshandyApi();
		const values = NodeHelpers.getNodeParameters(properties, stored, true, false, null, null)!;
		const workflow = workflowOf(new Saleshandy(), {});
		const node = workflow.getNode(UNDER_TEST)!;
		const more = [undefined, undefined, values] as const;
		return workflow.expression.getComplexParameterValue(node, values, 'internal', {}, ...more);
	}

	test.each([
		undefined,
		'https://open-api.saleshandy.com/v1',
		' HTTPS://Gateway.Example.com:8443/v1 ',
		'https://gateway.example.com',
		'http://127.0.0.1:4010/v1',
		'http://[::1]:4010/v1',
	])('are the one of the Base URL %p', (baseUrl) => {
		const { hostname } = new URL(baseUrl ?? 'https://open-api.saleshandy.com');
		const { allowedHttpRequestDomains, allowedDomains } = resolved({
			apiKey: 'k',
			...(baseUrl && { baseUrl }),
		}) as Record<string, string>;
		expect(allowedHttpRequestDomains).toBe('domains');
		expect(allowedDomains.toLowerCase()).toBe(hostname);
	});

	test.each(['', 'none', 'ftp://example.com'])('are none for the Base URL %p', (baseUrl) => {
		expect(resolved({ apiKey: 'k', baseUrl })).toMatchObject({
			allowedHttpRequestDomains: 'domains',
			allowedDomains: '',
		});
	});

	test('cannot be seen or changed in the form', () => {
		const names = ['allowedHttpRequestDomains', 'allowedDomains'];
		const fields = new SaleshandyApi().properties.filter(({ name }) => names.includes(name));
		expect(fields.map(({ type }) => type)).toEqual(['hidden', 'hidden']);
	});
});
