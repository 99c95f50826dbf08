import { SaleshandyApi } from '../credentials/SaleshandyApi.credentials';
import { testCredential } from './engine';
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
