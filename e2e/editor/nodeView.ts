import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** A node's own view: its parameters in the middle, what it put out at the right. */
export class NodeView {
	private readonly form;
	readonly output;

	constructor(readonly page: Page) {
		this.form = page.getByTestId('node-parameters').filter({ visible: true });
		this.output = page.getByTestId('output-panel');
	}

	/** Opens a workflow, and a node of it, from the canvas. */
	async open(workflowId: string, nodeName: string) {
		await this.page.goto(`/workflow/${workflowId}`);
		const node = this.page.getByTestId('canvas-node').filter({ hasText: nodeName });
		await node.dblclick({ force: true });
		await this.form.waitFor();
	}

	/** The labels of the parameters that a user sees, in their order. */
	async labels() {
		const labels = this.form.locator('label[for]').filter({ visible: true });
		// Behind the label itself come the words of its switch.
		return (await labels.allInnerTexts()).map((text) => text.split('\n')[0].trim());
	}

	/** What stands in the text fields. */
	async texts() {
		const fields = this.form.locator('input[type=text], textarea');
		return await fields.evaluateAll((elements) =>
			elements.map((element) => (element as HTMLInputElement).value),
		);
	}

	/** Chooses from a list of fixed options. */
	async choose(parameter: string, option: string) {
		await this.parameter(parameter).click();
		await this.options()
			.filter({ has: this.page.getByText(option, { exact: true }) })
			.click();
		await this.options().first().waitFor({ state: 'hidden' });
	}

	/** The names in a list of fixed options. */
	async optionsOf(parameter: string) {
		await this.parameter(parameter).click();
		return await this.offered();
	}

	/**
	 * What the buttons under the collections offer, each a list of names; without the last button, of
	 * Options, which holds one thing and adds it at once.
	 */
	async additions() {
		const offers: string[][] = [];
		const buttons = await this.form.getByTestId('collection-parameter-add').all();
		for (const button of buttons.slice(0, -1)) {
			await button.click();
			offers.push(await this.offered());
		}
		return offers;
	}

	/** Types over what is in a text field, as a paste does: all at once. */
	async paste(parameter: string, text: string) {
		await this.parameter(parameter).locator('textarea, input, .cm-content').first().click();
		await this.page.keyboard.press('ControlOrMeta+A');
		await this.page.keyboard.insertText(text);
	}

	async execute() {
		await this.page.getByTestId('node-execute-button').click();
	}

	/** A picture of the parameters, down to the last one. */
	async picture(path: string) {
		await this.page.mouse.move(0, 0);
		const box = await this.form.boundingBox();
		assert(box, 'The parameters are on the page');
		const parts = this.form.getByTestId(
			/^(parameter-item|fixed-collection-add|collection-parameter-add)$/,
		);
		const bottoms = await parts.evaluateAll((elements) =>
			elements.map((element) => element.getBoundingClientRect().bottom),
		);
		const height = Math.ceil(Math.max(...bottoms) - box.y) + 16;
		const clip = { ...box, height: Math.min(height, box.height) };
		await this.page.screenshot({ path, clip, animations: 'disabled', caret: 'hide' });
	}

	parameter(name: string) {
		return this.form.getByTestId(`parameter-input-${name}`);
	}

	private options() {
		return this.page.getByRole('option').filter({ visible: true });
	}

	private async offered() {
		await this.options().first().waitFor();
		const names = await this.options().allInnerTexts();
		await this.page.keyboard.press('Escape');
		await this.options().first().waitFor({ state: 'hidden' });
		return names.map((name) => name.trim());
	}
}
