import { chromium, type Page, selectors } from '@playwright/test';
import { startN8n } from '../e2e/n8n';
import config from '../e2e/playwright.config';
import { chain, manualTrigger, node } from '../e2e/workflow';
import { median } from './comparison';
import { fixed, table } from './report';

const ROUNDS = 21;
const REFERENCE = 'HubSpot: Get Many';

const ours = (name: string, parameters = {}) =>
	node(name, 'n8n-nodes-saleshandy.saleshandy', parameters);
const n8ns = (name: string, type: string, typeVersion: number, parameters = {}) =>
	node(name, `n8n-nodes-base.${type}`, parameters, { typeVersion });
const getMany = (resource: string) => ({ resource, operation: 'getAll' });

const PROPERTIES = {
	firstName: 'Ada',
	lastName: 'Byron',
	city: 'London',
	companyName: 'Analytical',
};

/**
 * Forms of this node and of n8n's own, in their newest versions: as they are added, a list, and
 * one of HubSpot's with as many fields as this node has when it is added.
 */
const nodes = [
	ours('this node: as added'),
	ours('this node: Get Many', getMany('sequence')),
	n8ns('HubSpot: as added', 'hubspot', 2.2),
	n8ns('HubSpot: with four properties', 'hubspot', 2.2, { additionalFields: PROPERTIES }),
	n8ns(REFERENCE, 'hubspot', 2.2, getMany('contact')),
	n8ns('Notion: as added', 'notion', 2.2),
	n8ns('Lemlist: as added', 'lemlist', 2),
];

// What an input panel shows costs time as well: after this node, it is empty for every form.
const noOp = node('No Operation', 'n8n-nodes-base.noOp');

/** The time from the double click on a node until the browser has nothing left to do for its form. */
async function timeToOpen(page: Page, name: string) {
	const opened = page.getByTestId('node-parameters').filter({ visible: true });
	const started = performance.now();
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
	await opened.waitFor();
	await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve))');
	const time = performance.now() - started;
	const fields = await opened.locator('label[for]').filter({ visible: true }).count();
	await page.keyboard.press('Escape');
	await opened.waitFor({ state: 'detached' });
	return { time, fields };
}

/** How long n8n's editor takes to open a node, in a real browser. All nodes are in one workflow. */
export async function editorTable(): Promise<string> {
	const { launchOptions, testIdAttribute, viewport } = config.use!;
	selectors.setTestIdAttribute(testIdAttribute!);
	const n8n = await startN8n();
	const browser = await chromium.launch(launchOptions);
	try {
		const context = await browser.newContext({ viewport });
		await context.addCookies([{ ...n8n.cookie, url: n8n.url }]);
		const page = await context.newPage();
		const workflow = await n8n.addWorkflow(chain('All', [manualTrigger, noOp, ...nodes]));
		await page.goto(`${n8n.url}/workflow/${workflow}`);
		const times: Record<string, number[]> = {};
		const shown: Record<string, number> = {};
		for (let round = 0; round <= ROUNDS; round++) {
			for (const index of nodes.keys()) {
				const { name } = nodes[(index + round) % nodes.length];
				const { time, fields } = await timeToOpen(page, name);
				shown[name] = fields;
				// The first time the editor loads its own code.
				if (round > 0) (times[name] ??= []).push(time);
			}
		}
		const ratio = (name: string) =>
			median(times[name].map((time, round) => time / times[REFERENCE][round]));
		return table(
			['To open a form in the editor', 'fields', 'ms', `× ${REFERENCE}`],
			nodes.map(({ name }) => [
				name,
				String(shown[name]),
				fixed(median(times[name]), 0),
				fixed(ratio(name)),
			]),
		);
	} finally {
		await browser.close();
		await n8n.stop();
	}
}

if (require.main === module) void editorTable().then(console.log);
