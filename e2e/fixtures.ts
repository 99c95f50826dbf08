import { test as base } from '@playwright/test';
import { type Emulator, startEmulator } from '../test/emulator';
import { addPlainSequences, addSample } from '../test/emulator/sample';
import { type N8n, startN8n } from './n8n';

export { expect } from '@playwright/test';

/** Sequences of the emulated account: the sample, then plain ones. */
export const SEQUENCES = 1200;

/** Tests that share one emulated account and one n8n that has a credential for it; `page` is logged in. */
export const test = base.extend<object, { emulator: Emulator; n8n: N8n }>({
	emulator: [
		async ({}, use) => {
			const emulator = await startEmulator();
			addSample(emulator.account);
			addPlainSequences(emulator.account, SEQUENCES);
			await use(emulator);
			await emulator.close();
		},
		{ scope: 'worker' },
	],
	n8n: [
		async ({ emulator: { apiKey, baseUrl } }, use) => {
			const n8n = await startN8n();
			await n8n.addCredential('saleshandyApi', { apiKey, baseUrl });
			await use(n8n);
			await n8n.stop();
		},
		// n8n may have to be installed first.
		{ scope: 'worker', timeout: 900_000 },
	],
	baseURL: async ({ n8n }, use) => await use(n8n.url),
	context: async ({ context, n8n }, use) => {
		await context.addCookies([{ ...n8n.cookie, url: n8n.url }]);
		await use(context);
	},
});
