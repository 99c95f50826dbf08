import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { eventually, readUntil } from '../../eventually';
import { Picker } from '../picker';
import { OLDEST, OTHER, SEQUENCES, setting, writes } from '../setting';
import { addWorkflow, NODE } from '../workflows';

/** Of the oldest sequence: its first step, and the second variant of that. */
const STEP = 'Step 1 · Day 1 · Email';
const VARIANT = 'B · {{First Name}}, two minutes?';

describe('the pickers of Update Variant', () => {
	const sequence = () => new Picker(setting.page, 'sequenceId');
	const step = () => new Picker(setting.page, 'stepId');
	const variant = () => new Picker(setting.page, 'variantId');

	before(async () => {
		const updateFields = { subject: 'A new subject' };
		const parameters = { operation: 'updateVariant', updateFields };
		await setting.view.open(await addWorkflow(setting.editor, 'Pickers', parameters), NODE);
	});

	it('search the sequences', async () => {
		await sequence().open();
		await sequence().search('win back');
		await eventually(() => sequence().names(), ['Quiet customers: win back (inactive)']);
	});

	it(`page through all ${SEQUENCES} sequences`, async () => {
		await sequence().search('');
		await readUntil(
			() => sequence().names(),
			([first]) => first === `Campaign ${SEQUENCES}`,
		);
		await sequence().scrollTo(OLDEST);
		const names = await sequence().names();
		assert.equal(new Set(names).size, SEQUENCES);
		assert.equal(names.length, SEQUENCES);
		await sequence().choose(OLDEST);
	});

	it('then choose step and variant, and the update reaches that variant', async () => {
		await step().open();
		assert.deepEqual(await step().names(), [
			STEP,
			'Step 2 · Day 2 · LinkedIn: Connection Request',
			'Step 3 · Day 4 · Email',
			'Step 4 · Day 7 · Call: Introduction',
		]);
		await step().choose(STEP);
		await variant().open();
		await variant().choose(VARIANT);

		const from = setting.emulator.requests().length;
		await setting.view.execute();
		await setting.view.output.getByText('updatedFields').first().waitFor();
		const [{ method, status, body }] = writes(from);
		assert.deepEqual({ method, status }, { method: 'PATCH', status: 200 });
		assert.equal((body?.payload as { subject?: string }).subject, 'A new subject');
	});

	it('drop step and variant when another sequence is chosen, and nothing is written', async () => {
		const chosen = async () => [await step().chosen(), await variant().chosen()];
		assert.deepEqual(await chosen(), [STEP, VARIANT]);
		await sequence().open();
		await sequence().search(OTHER);
		await sequence().choose(OTHER);
		await eventually(chosen, ['', '']);

		const from = setting.emulator.requests().length;
		await setting.view.execute();
		await setting.page
			.getByText(/Step.*required|required.*Step/)
			.first()
			.waitFor();
		assert.deepEqual(writes(from), []);
	});
});
