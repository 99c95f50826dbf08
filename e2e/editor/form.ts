import { expect, type Locator, type Page } from '@playwright/test';

/** A node's form in the editor. A field is found by its label; of several with one label, the first by default. */
export class NodeForm {
	/** The output of the node. */
	readonly output: Locator;
	private readonly form: Locator;
	private readonly options: Locator;
	private readonly listed: Locator;

	constructor(readonly page: Page) {
		this.form = page.getByTestId('node-parameters').filter({ visible: true });
		this.output = page.getByTestId('output-panel');
		this.options = page.getByRole('option').filter({ visible: true });
		this.listed = page.getByTestId('rlc-item').filter({ visible: true });
	}

	/** Opens a node of a workflow. */
	async open(workflowId: string, nodeId: string) {
		await this.page.goto(`/workflow/${workflowId}/${nodeId}`);
		await this.form.waitFor();
	}

	async close() {
		await this.page.getByTestId('ndv-close-button').click();
	}

	async execute() {
		await this.page.getByTestId('node-execute-button').click();
	}

	/** The labels of the fields that a user sees, in their order. */
	async visibleFields(): Promise<string[]> {
		const labels = await this.form.locator('label[for]').filter({ visible: true }).allInnerTexts();
		// Behind the label come the words of its switch.
		return labels.map((text) => text.split('\n')[0].trim());
	}

	field(label: string, index = 0): Locator {
		const exactly = this.page.getByText(label, { exact: true });
		const labels = this.form.locator('label[for]').filter({ has: exactly });
		// The fields of a mapper have only the class.
		const item = '@data-test-id="parameter-item" or contains(@class, "parameter-item")';
		return labels.nth(index).locator(`xpath=ancestor::*[${item}][1]`);
	}

	/** Replaces what is in a text field all at once, as a paste does. */
	async fill(label: string, text: string, index?: number) {
		await this.field(label, index).locator('textarea, input, .cm-content').first().click();
		await this.page.keyboard.press('ControlOrMeta+A');
		await this.page.keyboard.insertText(text);
	}

	async valueOf(label: string, index?: number): Promise<string> {
		return await this.field(label, index).locator('textarea, input').last().inputValue();
	}

	/** Chooses a fixed option. */
	async choose(label: string, option: string) {
		await this.field(label).getByRole('combobox').click();
		await this.pick(option);
	}

	/** The names of the fixed options. */
	async optionsOf(label: string): Promise<string[]> {
		await this.field(label).getByRole('combobox').click();
		return await this.offered();
	}

	/** Adds an item to a list of items, by its button. */
	async addItem(button: string) {
		await this.form.getByRole('button', { name: button }).click();
	}

	/** Adds a field to a collection. */
	async addField(collection: string, label: string) {
		await this.addButton(collection).click();
		await this.pick(label);
	}

	/** The fields that can be added to a collection. */
	async addableFields(collection: string): Promise<string[]> {
		await this.addButton(collection).click();
		return await this.offered();
	}

	/** Adds a field to the mapper. Returns the fields that could be added. */
	async addToMapper(label: string): Promise<string[]> {
		await this.page.getByTestId('add-fields-select').getByRole('button').click();
		const offered = this.page.locator('[data-menu-content]').getByRole('menuitem');
		await offered.first().waitFor();
		const names = await offered.allInnerTexts();
		await offered.filter({ has: this.page.getByText(label, { exact: true }) }).click();
		await this.field(label).waitFor();
		return names.map((name) => name.trim());
	}

	async mapAutomatically() {
		await this.page.getByTestId('mapping-mode-select').getByRole('combobox').click();
		await this.pick('Map Automatically');
	}

	/** Chooses the mode of a resource locator. */
	async chooseMode(label: string, mode: string) {
		await this.field(label).getByTestId('rlc-mode-selector').click();
		await this.pick(mode);
	}

	/** Drags a field of the input onto a field. */
	async drag(input: string, label: string) {
		const item = this.page.getByTestId('run-data-schema-item').filter({ visible: true });
		const source = item.getByText(input, { exact: true });
		await source.dragTo(this.field(label).locator('input').last(), { steps: 10 });
		await expect(this.field(label)).toContainText(input);
	}

	/** Opens the list of a resource locator and waits for its first entries. */
	async openList(label: string) {
		await this.field(label).getByTestId('rlc-input').click();
		await this.listed.first().waitFor();
	}

	/** Searches the open list. */
	async searchList(text: string) {
		await this.page.getByTestId('rlc-search').filter({ visible: true }).fill(text);
	}

	/** The entries of the open list that are loaded. */
	async listedEntries(): Promise<string[]> {
		return (await this.listed.allInnerTexts()).map((text) => text.trim());
	}

	/** Scrolls the open list to its end, page after page, until an entry is there. */
	async scrollListTo(entry: string) {
		await this.listed.first().hover();
		await expect(async () => {
			await this.page.mouse.wheel(0, 100_000);
			await expect(this.entry(entry)).toHaveCount(1, { timeout: 100 });
		}).toPass();
	}

	/** Chooses an entry of the open list. */
	async pickFromList(entry: string) {
		await this.entry(entry).click();
		await this.listed.first().waitFor({ state: 'hidden' });
	}

	/** Searches the list of a resource locator and chooses an entry. */
	async chooseFromList(label: string, entry: string) {
		await this.openList(label);
		await this.searchList(entry);
		await this.pickFromList(entry);
	}

	/** A picture of the form, down to its last field. */
	async picture(): Promise<Buffer> {
		await this.page.mouse.move(0, 0);
		await expect(this.form.getByText('Loading fields')).toHaveCount(0);
		const parts = this.form.getByTestId(/^parameter-item$|-add$/).filter({ visible: true });
		const boxes = await Promise.all((await parts.all()).map((part) => part.boundingBox()));
		const bottom = Math.max(...boxes.map((box) => (box ? box.y + box.height : 0)));
		const box = (await this.form.boundingBox())!;
		const clip = { ...box, height: Math.min(box.height, bottom - box.y + 16) };
		return await this.page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
	}

	private addButton(collection: string) {
		return this.field(collection).getByTestId('collection-parameter-add');
	}

	private entry(name: string) {
		return this.listed.filter({ has: this.page.getByText(name, { exact: true }) });
	}

	private async pick(option: string) {
		await this.options.filter({ has: this.page.getByText(option, { exact: true }) }).click();
		await this.options.first().waitFor({ state: 'hidden' });
	}

	private async offered() {
		await this.options.first().waitFor();
		const names = await this.options.allInnerTexts();
		await this.page.keyboard.press('Escape');
		await this.options.first().waitFor({ state: 'hidden' });
		return names.map((name) => name.trim());
	}
}
