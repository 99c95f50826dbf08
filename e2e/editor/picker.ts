import type { Page } from 'playwright-core';
import { readUntil } from '../eventually';

/** A parameter that is chosen from a list of the account, such as its sequences. */
export class Picker {
	private readonly field;
	private readonly items;

	constructor(
		private readonly page: Page,
		parameter: string,
	) {
		this.field = page.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input');
		this.items = page.getByTestId('rlc-item').filter({ visible: true });
	}

	async open() {
		await this.field.click();
		await this.items.first().waitFor();
	}

	async search(text: string) {
		await this.page.getByTestId('rlc-search').filter({ visible: true }).fill(text);
	}

	async names() {
		return (await this.items.allInnerTexts()).map((text) => text.trim());
	}

	/** Scrolls down with the wheel until an entry is there. */
	async scrollTo(name: string) {
		await this.items.first().hover();
		await readUntil(
			async () => {
				await this.page.mouse.wheel(0, 100_000);
				return await this.named(name).count();
			},
			(count) => count > 0,
		);
	}

	async choose(name: string) {
		await this.named(name).click();
		await this.items.first().waitFor({ state: 'hidden' });
	}

	/** What is chosen, by the name that the editor shows. */
	async chosen() {
		return await this.field.inputValue();
	}

	private named(name: string) {
		return this.items.filter({ has: this.page.getByText(name, { exact: true }) });
	}
}
