import { SaleshandyApi } from '../credentials/SaleshandyApi.credentials';
import { resolveCredential, testCredential } from './engine';
import { failureOf } from './failureOf';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

test('a good key is accepted with one small request', async () => {
	await testCredential(emulator);
	expect(emulator.requests).toMatchObject([
		{ method: 'GET', path: '/v1/sequences', query: { pageSize: '1' }, status: 200 },
	]);
});

test('a bad key is reported in a sentence that says where keys are', async () => {
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
	test.each([
		undefined,
		'https://open-api.saleshandy.com/v1',
		' HTTPS://Gateway.Example.com:8443/v1 ',
		'https://gateway.example.com',
		'http://127.0.0.1:4010/v1',
		'http://[::1]:4010/v1',
	])('are the one of the Base URL %p', (baseUrl) => {
		const { hostname } = new URL(baseUrl ?? 'https://open-api.saleshandy.com');
		const { allowedHttpRequestDomains, allowedDomains } = resolveCredential({
			apiKey: 'k',
			...(baseUrl && { baseUrl }),
		});
		expect(allowedHttpRequestDomains).toBe('domains');
		expect(String(allowedDomains).toLowerCase()).toBe(hostname);
	});

	test.each(['', 'none', 'ftp://example.com', 'https://a@b.com/v1', 'https://a,b.com?x'])(
		'are none for the Base URL %p',
		(baseUrl) => {
			expect(resolveCredential({ apiKey: 'k', baseUrl })).toMatchObject({
				allowedHttpRequestDomains: 'domains',
				allowedDomains: 'none (invalid Base URL)',
			});
		},
	);

	test('cannot be seen or changed in the form', () => {
		const names = ['allowedHttpRequestDomains', 'allowedDomains'];
		const fields = new SaleshandyApi().properties.filter(({ name }) => names.includes(name));
		expect(fields.map(({ type }) => type)).toEqual(['hidden', 'hidden']);
	});
});
