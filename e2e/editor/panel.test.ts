import { expect, test } from './fixtures';

test('the panel finds the node, lists its actions and adds the chosen one', async ({
	panel,
	form,
}) => {
	await panel.open();
	for (const query of ['create step', 'update variant', 'pause', 'saleshandy']) {
		await panel.search(query);
		await expect(panel.entry('Saleshandy')).toBeVisible();
	}
	await panel.unfold('Actions');
	for (const action of ['Create step in sequence', 'Update variant of step', 'Pause sequence']) {
		await expect(panel.entry(action)).toBeVisible();
	}
	await panel.add('Create step in sequence');
	expect(await form.valueOf('Operation')).toBe('Create Step');
});
