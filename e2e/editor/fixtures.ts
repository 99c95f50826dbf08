import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { test as base } from '../fixtures';
import { chain, manualTrigger, saleshandy } from '../workflow';
import { NodeForm } from './form';
import { NodePanel } from './nodePanel';
import { drawPictures, type Grid, type Picture } from './pictures';

export { expect } from '../fixtures';

/** Of the emulator's sample: the oldest sequence, so the last one in the list. */
export const OLDEST = 'New lead: first contact';

/** Where pictures go: docs/ with `--update-snapshots`, else where only this run needs them. */
export const picturesFolder = ({ config, outputDir }: TestInfo) =>
	['all', 'changed'].includes(config.updateSnapshots) ? join(__dirname, '../../docs') : outputDir;

interface EditorFixtures {
	panel: NodePanel;
	form: NodeForm;
	/** Opens a Saleshandy node with these parameters, after a node that returns one item. */
	openNode(parameters: INodeParameters, item?: IDataObject): Promise<NodeForm>;
	/** Draws pictures next to each other into one file of `picturesFolder`. */
	savePictures(name: string, pictures: Picture[], grid: Grid): Promise<void>;
	/** The oldest sequence as the editor stores it when it was chosen from the list. */
	sequenceId: INodeParameters;
}

/** Tests that use n8n's editor in a browser, as a person does. */
export const test = base.extend<EditorFixtures>({
	panel: async ({ page }, use) => await use(new NodePanel(page)),
	form: async ({ page }, use) => await use(new NodeForm(page)),
	openNode: async ({ form, n8n }, use) =>
		await use(async (parameters, item = { company: 'Acme & Sons' }) => {
			const node = saleshandy(parameters);
			const workflow = chain('In the editor', [manualTrigger, node], [item]);
			await form.open(await n8n.addWorkflow(workflow), node.id);
			return form;
		}),
	savePictures: async ({ browser }, use, info) =>
		await use(async (name, pictures, grid) => {
			const path = join(picturesFolder(info), `${name}.png`);
			await drawPictures(browser, path, pictures, grid);
		}),
	sequenceId: async ({ emulator }, use) => {
		const { id } = emulator.account.sequences.find(({ title }) => title === OLDEST)!;
		await use({ __rl: true, mode: 'list', value: id, cachedResultName: OLDEST });
	},
});
