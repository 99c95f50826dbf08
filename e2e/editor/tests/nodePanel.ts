import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually } from '../../eventually';
import { NodePanel } from '../nodePanel';
import { setting } from '../setting';

describe('the node panel', () => {
	for (const query of ['create step', 'update variant', 'pause', 'saleshandy']) {
		it(`finds the node by "${query}"`, async () => {
			const panel = new NodePanel(setting.page);
			await panel.open();
			await panel.find(query, 'Saleshandy');
		});
	}

	it('lists the actions and adds the chosen one', async () => {
		const panel = new NodePanel(setting.page);
		await panel.open();
		await panel.find('saleshandy', 'Saleshandy');
		await panel.details('Saleshandy', 'Actions');
		const actions = ['Create step in sequence', 'Update variant of step', 'Pause sequence'];
		const listed = async () => {
			const names = await panel.names();
			return actions.filter((action) => names.includes(action));
		};
		await eventually(listed, actions);
		await panel.add('Create step in sequence');
		assert.match(
			await setting.view.parameter('operation').locator('input').inputValue(),
			/Create Step/,
		);
	});
});
