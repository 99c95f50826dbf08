import type { Page } from '@playwright/test';
import type { Emulator } from '../../test/emulator';
import { replyTo } from '../examples';
import { expect, test } from './fixtures';
import type { NodePanel } from './nodePanel';

/** Counts how often the mouse is pressed. Menus close before a click is complete. */
async function countClicks(page: Page) {
	let clicks = 0;
	await page.exposeFunction('countClick', () => clicks++);
	const listen = "addEventListener('pointerdown', (e) => e.isTrusted && countClick(), true)";
	await page.addInitScript({ content: listen });
	return () => clicks;
}

const email = (subject: string, content = '<p>Hi</p>') => ({ payload: { subject, content } });

async function start(panel: NodePanel, category: 'Actions' | 'Triggers', name: string) {
	await panel.open();
	await panel.search('saleshandy');
	await panel.unfold(category);
	await panel.add(name);
}

/** The last request, without what is the same for all. */
function lastRequest({ requests }: Emulator) {
	const { operationId, path, status, body } = requests.at(-1)!;
	return { operationId, path, status, body };
}

/*
 * Each task starts in an empty workflow and ends with a run. It may take fewer clicks, but not more.
 */

test('creates an Email step with two variants', async ({ emulator, form, page, panel }) => {
	const { id, title } = emulator.account.addSequence({ title: 'Two variants on day 4' });
	const clicks = await countClicks(page);
	await start(panel, 'Actions', 'Create a step in a sequence');
	await form.chooseFromList('Sequence', title);
	await form.fill('Day', '4');
	await form.fill('Subject', 'A question');
	await form.fill('Content', '<p>Hi</p>');
	await form.addItem('Add Variant');
	await form.fill('Subject', '{{First Name}}, two minutes?', 1);
	await form.fill('Content', "<p>Hi {{First Name|'there'}}</p>", 1);
	await form.execute();
	await expect(form.output).toContainText('stepId');

	const variants = [
		email('A question'),
		email('{{First Name}}, two minutes?', "<p>Hi {{First Name|'there'}}</p>"),
	];
	expect(lastRequest(emulator)).toEqual({
		operationId: 'createStep',
		path: `/v1/sequences/${id}/steps`,
		status: 201,
		body: { type: 1, absoluteDays: 4, variants },
	});
	expect(clicks()).toBeLessThanOrEqual(13);
});

test('rewrites a LinkedIn message', async ({ emulator, form, page, panel }) => {
	const { account } = emulator;
	const sequence = account.addSequence({ title: 'A message to rewrite' });
	const variants = [{ payload: { message: 'Any questions left?' } }];
	const step = account.addStep(sequence, { type: 3, absoluteDays: 2, variants });
	const clicks = await countClicks(page);
	await start(panel, 'Actions', 'Update a variant of a step');
	await form.chooseFromList('Sequence', sequence.title);
	await form.chooseFromList('Step', 'Step 1 · Day 2 · LinkedIn: Message');
	await form.chooseFromList('Variant', 'A · Any questions left?');
	await form.addField('Update Fields', 'Message');
	await form.fill('Message', 'Hi {{First Name}}');
	await form.execute();
	await expect(form.output).toContainText('updatedFields');

	expect(lastRequest(emulator)).toEqual({
		operationId: 'updateVariant',
		path: `/v1/sequences/${sequence.id}/steps/${step.id}/variants/${step.variants[0].id}`,
		status: 200,
		body: { payload: { message: 'Hi {{First Name}}' } },
	});
	expect(clicks()).toBeLessThanOrEqual(14);
});

test('pauses a variant', async ({ emulator, form, page, panel }) => {
	const { account } = emulator;
	const sequence = account.addSequence({ title: 'A variant to pause' });
	const variants = [email('First'), email('Second')];
	const step = account.addStep(sequence, { type: 1, absoluteDays: 1, variants });
	const clicks = await countClicks(page);
	await start(panel, 'Actions', 'Pause a variant of a step');
	await form.chooseFromList('Sequence', sequence.title);
	await form.chooseFromList('Step', 'Step 1 · Day 1 · Email');
	await form.chooseFromList('Variant', 'B · Second');
	await form.execute();
	await expect(form.output).toContainText('paused');

	expect(lastRequest(emulator)).toEqual({
		operationId: 'updateVariant',
		path: `/v1/sequences/${sequence.id}/steps/${step.id}/variants/${step.variants[1].id}`,
		status: 200,
		body: { status: 0 },
	});
	expect(clicks()).toBeLessThanOrEqual(11);
});

test('pauses the variant that was replied to', async ({ emulator, form, page, panel }) => {
	const { account } = emulator;
	const sequence = account.addSequence({ title: 'A variant to pause on a reply' });
	const variants = [email('First'), email('Second')];
	const step = account.addStep(sequence, { type: 1, absoluteDays: 1, variants });
	const clicks = await countClicks(page);
	await start(panel, 'Triggers', 'On email reply received');
	const known = account.webhooks.length;
	await form.execute();
	await expect.poll(() => account.webhooks.length).toBe(known + 1);
	await emulator.deliver('reply-received', replyTo(sequence, step));
	await expect(form.output).toContainText(sequence.title);

	await form.close();
	await panel.openNext();
	await panel.search('saleshandy');
	await panel.entry('Saleshandy').click();
	await panel.add('Pause a variant of a step');
	await form.chooseMode('Sequence', 'By Title');
	await form.drag('sequenceName', 'Sequence');
	await form.drag('stepId', 'Step');
	await form.chooseMode('Variant', 'By Letter');
	await form.drag('variant', 'Variant');
	await form.execute();
	await expect(form.output).toContainText('paused');

	expect(lastRequest(emulator)).toEqual({
		operationId: 'updateVariant',
		path: `/v1/sequences/${sequence.id}/steps/${step.id}/variants/${step.variants[0].id}`,
		status: 200,
		body: { status: 0 },
	});
	expect(clicks()).toBeLessThanOrEqual(16);
});
