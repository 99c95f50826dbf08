import { expect, test } from './fixtures';

/** What users of outreach tools and of this node look for. */
const QUERIES = [
	'reply',
	'prospect',
	'add lead to campaign',
	'add contact to sequence',
	'follow-up email',
	'cold outreach',
	'do not contact list',
	'set outcome',
	'campaign statistics',
	'campaign',
	'create step',
	'variant',
	'pause variant',
	'saleshandy',
];

test('the panel finds the node, lists its actions and adds the chosen one', async ({
	panel,
	form,
}) => {
	await panel.open();
	for (const query of QUERIES) {
		await panel.search(query);
		await expect(panel.entry('Saleshandy')).toBeVisible();
	}
	await panel.unfold('Actions');
	await expect(panel.entry('Update a variant of a step')).toBeVisible();
	await panel.add('Create a step in a sequence');
	expect(await form.valueOf('Operation')).toBe('Create Step');
});
