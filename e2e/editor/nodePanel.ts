import type { Page } from '@playwright/test';

/** The panel in which nodes and their actions are found. */
export class NodePanel {
	private readonly items;

	constructor(private readonly page: Page) {
		this.items = page.getByTestId('item-iterator-item');
	}

	/** Opens the panel in an empty workflow. */
	async open() {
		await this.page.goto('/workflow/new');
		await this.page.getByTestId('canvas-add-button').click();
	}

	/** Opens it after the last node. */
	async openNext() {
		await this.page.getByTestId('canvas-handle-plus').click();
	}

	async search(query: string) {
		await this.page.getByTestId('node-creator-search-bar').fill(query);
	}

	/** An entry of the panel. */
	entry(name: string) {
		return this.items.filter({ has: this.page.getByText(name, { exact: true }) }).first();
	}

	/** Opens the node and unfolds what it can do. */
	async unfold(category: 'Actions' | 'Triggers') {
		await this.entry('Saleshandy').click();
		const heading = this.page
			.getByTestId('node-creator-category-item')
			.filter({ hasText: category });
		await heading.waitFor();
		// In an empty workflow the triggers are unfolded already.
		if (category === 'Actions') await heading.click();
	}

	/** Adds an action or a trigger and waits for its form. */
	async add(name: string) {
		await this.entry(name).click();
		await this.page.getByTestId('ndv').waitFor();
	}
}
