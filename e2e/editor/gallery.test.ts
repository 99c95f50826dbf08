import { join } from 'node:path';
import { basename } from 'node:path/posix';
import { exampleFiles, readExample, SERVICE_URL } from '../examples';
import { expect, picturesFolder, test } from './fixtures';

/** Hides what lies over the canvas. */
const BARE = 'button, :has(> [role=radiogroup]) { visibility: hidden !important }';

const unfilled = {
	sequence: { id: 'YOURSEQUENCE1', title: 'Choose your sequence' },
	baseUrl: SERVICE_URL,
};

test('draws the canvas of each example', async ({ n8n, page }, info) => {
	test.setTimeout(600_000);
	await page.setViewportSize({ width: 1200, height: 560 });
	// A node without its credential would be marked.
	await n8n.addCredential('openAiApi', { apiKey: 'made-up-for-this-test' }, 'OpenAI account');
	const folder = join(picturesFolder(info), 'examples');
	for (const file of exampleFiles) {
		const example = readExample(file, unfilled);
		await page.goto(`/workflow/${await n8n.addWorkflow(example)}`);
		const canvas = page.getByTestId('canvas');
		// The note is no node there.
		await expect(canvas.getByTestId('canvas-node')).toHaveCount(example.nodes.length - 1);
		const path = join(folder, `${basename(file, '.json')}.png`);
		// The canvas fades in.
		await canvas.screenshot({ path, style: BARE, animations: 'disabled' });
	}
});
