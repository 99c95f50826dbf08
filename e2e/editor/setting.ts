import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startEmulator } from '../emulator';
import { ensureN8n } from '../install';
import { createInstance, type Editor, type Instance } from '../n8n';
import { openBrowser } from './browser';
import { NodeView } from './nodeView';

export const SEQUENCES = 1200;

/** Of the emulator's sample: the oldest sequence, so the last one in the list, and another. */
export const OLDEST = 'New lead: first contact';
export const OTHER = 'After the demo: follow-up';

/** What all tests work with, from the first to the last. */
interface Setting {
	emulator: Awaited<ReturnType<typeof startEmulator>>;
	editor: Editor;
	browser: Browser;
	page: Page;
	view: NodeView;
}

export const setting = {} as Setting;
let instance: Instance;

const artefacts = join(__dirname, '../artefacts');

/** Where a picture goes that only this run needs. */
export const artefact = (name: string) => join(artefacts, `${name}.png`);
/** Where a picture goes that the documentation shows. */
export const picture = (name: string) => join(__dirname, '../../docs', `${name}.png`);

before(async () => {
	const { TARBALL: tarball } = process.env;
	assert(tarball, 'TARBALL tells where the package is');
	mkdirSync(artefacts, { recursive: true });
	instance = await createInstance(await ensureN8n(), { tarball });
	setting.emulator = await startEmulator({ sequences: SEQUENCES });
	setting.editor = await instance.start();
	Object.assign(setting, await openBrowser(setting.editor));
	setting.view = new NodeView(setting.page);
});

after(async () => {
	await setting.page?.screenshot({ path: artefact('last') });
	await setting.browser?.close();
	await instance?.remove();
	await setting.emulator?.stop();
});

/** The writes among the requests that came after so many. */
export const writes = (from: number) =>
	setting.emulator
		.requests()
		.slice(from)
		.filter(({ method }) => method !== 'GET');

/** A sequence of the sample as the editor stores it when it was chosen from the list. */
export async function chosenSequence(title: string) {
	const { baseUrl, apiKey } = setting.emulator;
	const response = await fetch(`${baseUrl}/sequences?sequenceName=${encodeURI(title)}`, {
		headers: { 'x-api-key': apiKey },
	});
	const { payload } = await response.json();
	return { __rl: true, mode: 'list', value: payload[0].id, cachedResultName: title };
}
