import { SaleshandyApi } from '../../credentials/SaleshandyApi.credentials';
import { Saleshandy } from '../../nodes/Saleshandy/Saleshandy.node.ts';
import type { Account } from '../engine';
import { pickerContext, runNode, testCredential } from '../engine';
import { inMemory } from '../engine/files';
import { hostTrigger } from '../engine/trigger';
import { redirect } from '../emulator/faults';
import type { Failure } from '../failureOf';
import { failureOf } from '../failureOf';
import { createStep, operation, updateVariant } from '../parameters';
import { storedVariant } from '../storedVariant';
import { useEmulator } from '../useEmulator';
import { otherServer } from './otherServer';

const emulator = useEmulator();
const other = otherServer();
const { methods } = new Saleshandy();

async function activation(account: Account) {
	const host = await hostTrigger(() => account);
	return await host.activate().finally(async () => await host.close());
}

/** All the ways in which the key leaves, each with a method. */
const ways: Array<[string, string, (account: Account) => Promise<Failure | undefined>]> = [
	[
		'a read',
		'GET',
		async (account) => (await runNode(account, operation('sequence', 'getAll'))).error,
	],
	[
		'a new step',
		'POST',
		async (account) =>
			(await runNode(account, createStep('Sequence01', { channel: 'CallDemo' }))).error,
	],
	[
		'an update',
		'PATCH',
		async (account) => {
			const { ids } = storedVariant(emulator.account, { payload: { subject: 'A', content: 'A' } });
			return (await runNode(account, updateVariant(ids, 'Email', { status: 'paused' }))).error;
		},
	],
	[
		'an upload',
		'POST',
		async (account) => {
			const binary = { data: inMemory({ bytes: Buffer.from('A') }) };
			const parameters = operation('attachment', 'upload', { binaryPropertyName: 'data' });
			return (await runNode(account, parameters, { items: [{ json: {}, binary }] })).error;
		},
	],
	[
		'a picker',
		'GET',
		async (account) =>
			await failureOf(methods.listSearch.searchSequences.call(pickerContext(account))),
	],
	[
		'a list',
		'GET',
		async (account) =>
			await failureOf(methods.listSearch.searchSchedules.call(pickerContext(account))),
	],
	['an activation', 'GET', async (account) => await failureOf(activation(account))],
];

const redirects = [301, 302, 303, 307, 308];

describe('a redirect never carries the key to another host', () => {
	describe.each(ways)('%s', (_, method, way) => {
		test.each(redirects)('with status %d', async (status) => {
			emulator.inject(redirect(`${other.origin}/v1/sequences`, status), {
				when: (request) => request.method === method,
			});
			const failure = await way(emulator);
			expect(failure?.message).toContain(`Saleshandy returned status ${status}`);
			expect(failure?.description).toMatch(/^Check the 'Base URL' .* redirects/);
			expect(emulator.requests.at(-1)?.status).toBe(status);
			expect(other.received).toEqual([]);
		});
	});

	test.each(redirects)('the test of the credential, with status %d', async (status) => {
		emulator.inject(redirect(`${other.origin}/v1/sequences`, status));
		const failure = await failureOf(testCredential(emulator));
		expect(Number(failure?.httpCode)).toBe(status);
		const { rules } = new SaleshandyApi().test;
		expect(
			rules?.find(({ properties }) => properties.value === status)?.properties.message,
		).toContain('redirects to another address');
		expect(other.received).toEqual([]);
	});
});

const addresses: Array<[what: string, baseUrl: (host: string) => string]> = [
	['a file', () => 'file:///etc/passwd'],
	['FTP', (host) => `ftp://${host}/v1`],
	['JavaScript', () => 'javascript:alert(1)'],
	['data', () => 'data:application/json,{}'],
	['a scheme of its own', (host) => `x-http://${host}/v1`],
	['no scheme', (host) => `${host}/v1`],
	['no slashes', (host) => `http:${host}/v1`],
	['backslashes', (host) => `http:\\\\${host}/v1`],
	['no host', () => 'http://'],
	['nothing', () => ''],
	['blanks alone', () => '  '],
	['a user name and password', (host) => `http://user:password@${host}/v1`],
	['a query', (host) => `http://${host}/v1?version=1`],
	['an empty query', (host) => `http://${host}/v1?`],
	['a fragment', (host) => `http://${host}/v1#top`],
	['a blank inside', (host) => `http://${host}/v1 /x`],
	['a line break inside', (host) => `http://${host}\n/v1`],
	['a tab in the scheme', (host) => `ht\ttp://${host}/v1`],
];

describe('the base URL must be http or https', () => {
	describe.each(addresses)('%s', (_, baseUrl) => {
		const account = () => ({ baseUrl: baseUrl(other.origin.slice('http://'.length)), apiKey: 'k' });

		test.each(ways)('is refused by %s', async (_way, _method, way) => {
			const failure = await way(account());
			expect(failure?.message).toContain(
				"'Base URL' of the Saleshandy credential must be a URL starting with https://",
			);
			expect(`${failure?.message} ${failure?.description}`).not.toContain('password@');
			expect([...emulator.requests, ...other.received]).toEqual([]);
		});

		test('is refused by the test of the credential', async () => {
			const failure = await failureOf(testCredential(account()));
			// n8n 1.123 does not look at the allowed domains here.
			expect(failure?.message).toMatch(/invalid Base URL|Invalid URL/);
			expect(other.received).toEqual([]);
		});
	});

	test.each([
		['blanks and slashes around it', (url: string) => `\n ${url}// `],
		['capitals in the scheme', (url: string) => url.replace('http:', 'HTTP:')],
	])('%s do not matter', async (_, written) => {
		const account = { ...emulator, baseUrl: written(emulator.baseUrl), apiKey: emulator.apiKey };
		const { error } = await runNode(account, operation('sequence', 'getAll'));
		expect(error).toBeUndefined();
		await testCredential(account);
		expect(emulator.requests.map(({ path, status }) => [path, status])).toEqual([
			['/v1/sequences', 200],
			['/v1/sequences', 200],
		]);
	});
});
