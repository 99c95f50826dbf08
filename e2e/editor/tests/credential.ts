import { describe, it } from 'node:test';
import { CredentialForm } from '../credentialForm';
import { setting } from '../setting';

describe('the credential', () => {
	it('with a wrong key is refused with a sentence that says where keys are', async () => {
		const form = new CredentialForm(setting.page);
		await form.open('Saleshandy API');
		await form.fill('apiKey', 'wrong');
		await form.fill('baseUrl', setting.emulator.baseUrl);
		await form.save();
		await form.moreDetails();
		await form.shows(
			'Saleshandy did not accept this API key. Copy it again from Settings → API in Saleshandy',
		);
	});

	it('with the right key is connected', async () => {
		const form = new CredentialForm(setting.page);
		await form.fill('apiKey', setting.emulator.apiKey);
		await form.save();
		await form.shows('Connection tested successfully');
	});
});
