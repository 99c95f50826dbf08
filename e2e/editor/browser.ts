import assert from 'node:assert/strict';
import { chromium, selectors } from 'playwright-core';
import type { Editor } from '../n8n';

const ARGS = [
	'--no-sandbox', // root in a container has none
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Everything else waits for a busy machine too. */
const TIMEOUT_MS = 30_000;

/** A browser with one page, logged in to n8n as its owner. */
export async function openBrowser({ url, email, password }: Editor) {
	const { CHROMIUM: executablePath } = process.env;
	assert(executablePath, 'CHROMIUM tells where the browser is');
	selectors.setTestIdAttribute('data-test-id');
	const browser = await chromium.launch({ executablePath, args: ARGS });
	const viewport = { width: 1440, height: 900 };
	const context = await browser.newContext({ baseURL: url, viewport, reducedMotion: 'reduce' });
	context.setDefaultTimeout(TIMEOUT_MS);
	const page = await context.newPage();
	const login = await page.request.post('/rest/login', {
		data: { emailOrLdapLoginId: email, password },
	});
	assert(login.ok(), `n8n answered the login with ${login.status()}`);
	return { browser, page };
}
