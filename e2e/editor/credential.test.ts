import { expect, test } from './fixtures';

const GRID = { columns: 1, width: 640 };

test('the credential is tested, and a wrong key is explained', async ({
	page,
	emulator,
	savePictures,
}) => {
	await page.goto('/home/credentials');
	await page.getByRole('button', { name: 'Create credential' }).first().click();
	await page.getByTestId('new-credential-type-select').locator('input').fill('Saleshandy API');
	await page
		.getByTestId('new-credential-type-select-option')
		.filter({ hasText: 'Saleshandy API' })
		.click();
	await page.getByTestId('new-credential-type-button').click();

	const dialog = page.getByTestId('editCredential-modal');
	const fill = async (name: string, value: string) =>
		await dialog.getByTestId(`parameter-input-${name}`).locator('input').fill(value);
	// Saving tests it too.
	const save = async () => await dialog.getByTestId('credential-save-button').click();

	await dialog.getByTestId('credential-name').click();
	await page.keyboard.type('Saleshandy account');
	await page.keyboard.press('Enter');
	await fill('apiKey', 'made-up-for-the-picture');
	const clip = (await dialog.boundingBox())!;
	const last = (await dialog.getByTestId('parameter-input-baseUrl').boundingBox())!;
	clip.height = last.y + last.height + 16 - clip.y;
	// Without the corners, behind which the page shows.
	const style = '[data-test-id=editCredential-modal] { border-radius: 0 !important }';
	const image = await page.screenshot({ clip, style, animations: 'disabled', caret: 'hide' });
	await savePictures('credential', [{ caption: 'Saleshandy API', image }], GRID);

	await fill('baseUrl', emulator.baseUrl);
	await save();
	await dialog.getByText('More details').click();
	await expect(dialog).toContainText('Copy it again from Settings → API');

	await fill('apiKey', emulator.apiKey);
	await save();
	await expect(dialog).toContainText('Connection tested successfully');
});
