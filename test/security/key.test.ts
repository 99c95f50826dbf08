import { inspect } from 'node:util';
import { Container } from '@n8n/di';
import { Logger } from '@n8n/backend-common';

import { Saleshandy } from '../../nodes/Saleshandy/Saleshandy.node.ts';
import type { Fault } from '../emulator/faults';
import { answer, dropConnection } from '../emulator/faults';
import { pickerContext, runNode } from '../engine';
import { hostTrigger } from '../engine/trigger';
import { failureOf } from '../failureOf';
import { createStep, operation } from '../parameters';
import { useEmulator } from '../useEmulator';

const emulator = useEmulator();
const apiKey = 'emulator-key';

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };

/** The service returns the key wherever it can. */
const echoes: Array<[where: string, fault: Fault]> = [
	['a message', answer(400, { code: 1001, message: `Invalid token ${apiKey}` })],
	['a message, twice', answer(403, { message: `${apiKey} is not ${apiKey}` })],
	['a list of messages', answer(400, { message: ['No', apiKey], error: apiKey })],
	['messages', answer(400, { messages: [`key=${apiKey}`, `"${apiKey}"`] })],
	['a message of the gateway', answer(401, { error_message: `x-api-key: ${apiKey}` })],
	['other keys of the body', answer(400, { code: apiKey, type: apiKey, [apiKey]: { apiKey } })],
	[
		'a header',
		answer(400, { message: 'No' }, { 'x-api-key': apiKey, 'set-cookie': `k=${apiKey}` }),
	],
	['the address of a redirect', answer(302, '', { location: `/v1?key=${apiKey}` })],
	['a page', answer(502, `<html><title>${apiKey}</title>${apiKey}</html>`, html)],
	['a page of a firewall', answer(403, `<p>${apiKey}</p>`, html)],
	['a page of a proxy', answer(407, `<p>${apiKey}</p>`, { 'proxy-authenticate': apiKey, ...html })],
	['a text', answer(400, apiKey, { 'content-type': 'text/plain' })],
	['a 200 that says it failed', answer(200, { error: true, error_message: `Key ${apiKey}` })],
	['a rejection of a field', answer(400, { message: [`type must be ${apiKey}`] })],
	['JSON that is a text', answer(400, JSON.stringify(apiKey), json)],
	['JSON cut short', answer(200, `{"message":"${apiKey}`, json)],
	['nothing: the connection ends', dropConnection()],
];

/** Everything of an error or run, also what JSON leaves out. */
const allOf = (value: unknown) =>
	inspect(value, { depth: 12, showHidden: true, maxArrayLength: null, maxStringLength: null });

describe.each(echoes)('the key is in no error and no log if it comes back in %s', (_, fault) => {
	const logged: unknown[] = [];
	const levels = ['error', 'warn', 'info', 'debug'] as const;
	let consoles: jest.SpyInstance[];
	beforeEach(() => {
		logged.length = 0;
		const keep = (...entry: unknown[]) => void logged.push(entry);
		const logger = Container.get(Logger);
		consoles = [
			...levels.map((level) => jest.spyOn(logger, level).mockImplementation(keep)),
			...(['log', ...levels] as const).map((level) =>
				jest.spyOn(console, level).mockImplementation(keep),
			),
		];
		emulator.inject(fault, { times: 2 });
	});
	afterEach(() => {
		for (const spy of consoles) spy.mockRestore();
		expect(allOf(logged)).not.toContain(apiKey);
	});

	const account = (key = emulator.apiKey) => ({ baseUrl: emulator.baseUrl, apiKey: key });

	test.each([
		['a write', createStep('Sequence01', { channel: 'CallDemo' })],
		['a read', operation('sequence', 'getAll')],
	])('%s', async (_way, parameters) => {
		const { error, run } = await runNode(account(), parameters);
		expect(error?.message).toMatch(/\S/);
		expect(allOf([error, error?.message, error?.description, run])).not.toContain(apiKey);
	});

	test('a write, on continue', async () => {
		const { items, run } = await runNode(
			account(),
			createStep('Sequence01', { channel: 'CallDemo' }),
			{ node: { onError: 'continueRegularOutput' } },
		);
		expect(items).toMatchObject([{ json: { error: expect.any(String) } }]);
		expect(allOf(run)).not.toContain(apiKey);
	});

	test.each([
		['blanks around it', ` ${apiKey} `],
		['a line break inside', apiKey.replace('-', '-\r\n')],
		['an invisible character inside', apiKey.replace('-', '\u200b-')],
	])('a key that was pasted with %s', async (_what, pasted) => {
		const { error, run } = await runNode(account(pasted), operation('sequence', 'getAll'));
		expect(error?.message).toMatch(/\S/);
		expect(allOf([error, run])).not.toContain(apiKey);
	});

	test('a picker and an activation', async () => {
		const { searchSequences } = new Saleshandy().methods.listSearch;
		const failures = [await failureOf(searchSequences.call(pickerContext(account())))];
		emulator.inject(fault, { times: 2 });
		const host = await hostTrigger(account);
		failures.push(await failureOf(host.activate()));
		await host.close();
		for (const failure of failures) {
			expect(failure).toBeInstanceOf(Error);
			expect(allOf(failure)).not.toContain(apiKey);
			expect(host.warnings.join()).not.toContain(apiKey);
		}
	});
});
