import { SEQUENCES } from '../fixtures';
import { expect, OLDEST, test } from './fixtures';

/** Of the oldest sequence: its first step, and the second variant of that. */
const STEP = 'Step 1 · Day 1 · Email';
const VARIANT = 'B · {{First Name}}, two minutes?';
const OTHER = 'After the demo: follow-up';

const update = { operation: 'updateVariant', updateFields: { subject: 'A new subject' } };

test('the sequences are searched, and listed to the last one', async ({ emulator, openNode }) => {
	const form = await openNode(update);
	await form.openList('Sequence');
	await form.searchList('win back');
	await expect.poll(() => form.listedEntries()).toEqual(['Quiet customers: win back (inactive)']);

	await form.searchList('');
	await expect.poll(async () => (await form.listedEntries())[0]).toBe(`Campaign ${SEQUENCES}`);
	await form.scrollListTo(OLDEST);
	const entries = await form.listedEntries();
	const listed = emulator.account.sequences.filter(({ parentId }) => !parentId);
	expect(entries).toHaveLength(listed.length);
	expect(new Set(entries).size).toBe(listed.length);
});

test('sequence, step and variant are chosen, and the update reaches that variant', async ({
	emulator,
	openNode,
}) => {
	const form = await openNode(update);
	await form.chooseFromList('Sequence', OLDEST);
	await form.openList('Step');
	expect((await form.listedEntries()).slice(0, 4)).toEqual([
		STEP,
		'Step 2 · Day 2 · LinkedIn: Connection Request',
		'Step 3 · Day 4 · Email',
		'Step 4 · Day 7 · Call: Introduction',
	]);
	await form.pickFromList(STEP);
	await form.chooseFromList('Variant', VARIANT);

	await form.execute();
	await expect(form.output).toContainText('updatedFields');
	const { method, status, body } = emulator.requests.at(-1)!;
	expect({ method, status }).toEqual({ method: 'PATCH', status: 200 });
	expect(body).toMatchObject({ payload: { subject: 'A new subject' } });

	await form.chooseFromList('Sequence', OTHER);
	await expect.poll(() => form.valueOf('Step')).toBe('');
	expect(await form.valueOf('Variant')).toBe('');
	const before = emulator.requests.length;
	await form.execute();
	await expect(form.page.getByText(/Step.*required|required.*Step/).first()).toBeVisible();
	const since = emulator.requests.slice(before);
	expect(since.filter(({ method }) => method !== 'GET')).toEqual([]);
});
