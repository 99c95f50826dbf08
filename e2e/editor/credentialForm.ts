import type { Page } from 'playwright-core';

/** The dialog in which a credential is created. */
export class CredentialForm {
	private readonly dialog;

	constructor(private readonly page: Page) {
		this.dialog = page.getByTestId('editCredential-modal');
	}

	async open(type: string) {
		await this.page.goto('/home/credentials');
		await this.page.getByRole('button', { name: 'Create credential' }).first().click();
		await this.page.getByTestId('new-credential-type-select').locator('input').fill(type);
		await this.page
			.getByTestId('new-credential-type-select-option')
			.filter({ hasText: type })
			.click();
		await this.page.getByTestId('new-credential-type-button').click();
	}

	async fill(parameter: string, value: string) {
		await this.dialog.getByTestId(`parameter-input-${parameter}`).locator('input').fill(value);
	}

	/** Saving tests it too. */
	async save() {
		await this.dialog.getByTestId('credential-save-button').click();
	}

	/** Waits for a failed test and unfolds what it says. */
	async moreDetails() {
		await this.dialog.getByText('More details').click();
	}

	/** Waits until the dialog shows a text. */
	async shows(text: string) {
		await this.dialog.getByText(text).waitFor();
	}
}
