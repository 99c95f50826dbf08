import type { Page } from 'playwright-core';

/** The panel at the right in which nodes and their actions are found. */
export class NodePanel {
	private readonly search;
	private readonly items;

	constructor(private readonly page: Page) {
		this.search = page.getByTestId('node-creator-search-bar');
		this.items = page.getByTestId('item-iterator-item');
	}

	async open() {
		await this.page.goto('/workflow/new');
		await this.page.getByTestId('canvas-add-button').click();
		await this.search.waitFor();
	}

	/** Looks for nodes, and waits until one with this name is found. */
	async find(query: string, name: string) {
		await this.search.fill(query);
		await this.named(name).waitFor();
	}

	/** Opens a node that was found, and unfolds what it can do: "Actions" or "Triggers". */
	async details(name: string, category: string) {
		await this.named(name).click();
		const heading = this.page
			.getByTestId('node-creator-category-item')
			.filter({ hasText: category });
		await heading.waitFor();
		// In an empty workflow the triggers are unfolded already.
		if (category !== 'Triggers') await heading.click();
	}

	/** The names that are listed, in their order. */
	async names() {
		const texts = await this.items.allInnerTexts();
		return texts.map((text) => text.trim());
	}

	/** Adds what is listed under a name, and waits for its parameters. */
	async add(name: string) {
		await this.named(name).click();
		await this.page.getByTestId('ndv').waitFor();
	}

	private named(name: string) {
		const exactly = this.page.getByText(name, { exact: true });
		return this.items.filter({ has: exactly }).first();
	}
}
