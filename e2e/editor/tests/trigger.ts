import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readUntil } from '../../eventually';
import { NodePanel } from '../nodePanel';
import { artefact, setting } from '../setting';

describe('the trigger', () => {
	it('listens for a test event and shows what was delivered', async () => {
		const panel = new NodePanel(setting.page);
		await panel.open();
		await panel.find('saleshandy', 'Saleshandy');
		await panel.details('Saleshandy', 'Triggers');
		await panel.add('On email reply received');
		await setting.view.execute();
		await readUntil(setting.emulator.webhooks, ({ length }) => length > 0);
		const body = { event: 'reply-received', prospect: { email: 'jo@example.com' } };
		assert(await setting.emulator.deliver('reply-received', body));
		await setting.view.output.getByText('jo@example.com').first().waitFor();
		await setting.page.screenshot({ path: artefact('trigger') });
	});
});
