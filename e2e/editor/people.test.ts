import type { Emulator } from '../../test/emulator';
import { chain, manualTrigger, node, saleshandy } from '../workflow';
import { expect, test } from './fixtures';

test.use({ viewport: { width: 1440, height: 1400 } });

const GRID = { columns: 1, width: 420 };

/** The people of the last import. */
function imported({ requests }: Emulator) {
	const { status, body } = requests.findLast(
		({ operationId }) => operationId === 'importToSequence',
	)!;
	expect(status).toBe(201);
	return (body as { prospectList: object[] }).prospectList;
}

const addToSequence = { resource: 'prospect', operation: 'addToSequence' };

test("the account's fields are mapped, a dropdown with its options", async ({
	emulator,
	openNode,
	savePictures,
	sequenceId,
}) => {
	const form = await openNode({ ...addToSequence, sequenceId });
	const labels = emulator.account.fields.map(({ label }) => label);
	const others = labels.filter((label) => label !== 'Email');
	expect(await form.addToMapper('First Name')).toEqual(others);
	await form.addToMapper('Plan');
	await expect(form.field('Step').getByPlaceholder('First step')).toBeVisible();
	await form.fill('Email', 'jo@example.com');
	await form.fill('First Name', 'Jo');
	expect(await form.optionsOf('Plan')).toEqual(['Free', 'Paid']);
	await form.choose('Plan', 'Paid');
	const image = await form.picture();
	await savePictures('add-to-sequence', [{ caption: 'Add to Sequence', image }], GRID);

	await form.execute();
	await expect(form.output).toContainText('jo@example.com');
	expect(imported(emulator)).toEqual([
		{ Email: 'jo@example.com', 'First Name': 'Jo', Plan: 'Paid' },
	]);
});

test('Map Automatically uses the fields that the account has', async ({
	emulator,
	openNode,
	sequenceId,
}) => {
	const person = { Email: 'mia@example.com', 'Last Name': 'Lund', Plan: 'Free' };
	const form = await openNode({ ...addToSequence, sequenceId }, { ...person, shoeSize: 42 });
	await form.mapAutomatically();
	await form.execute();
	await expect(form.output).toContainText(person.Email);
	expect(imported(emulator)).toEqual([person]);
});

test('before the first run, the next node shows what Get Steps returns', async ({ form, n8n }) => {
	const getSteps = saleshandy({ operation: 'getSteps' });
	const next = node('Next', 'n8n-nodes-base.set', {}, { typeVersion: 3.4 });
	const workflow = chain('Before the first run', [manualTrigger, getSteps, next]);
	await form.open(await n8n.addWorkflow(workflow), next.id);
	const preview = form.page.getByTestId('schema-preview-warning');
	await expect(preview).toContainText('Usually outputs the following fields');
	const fields = form.page.getByTestId('run-data-schema-item');
	await expect(fields.filter({ hasText: 'absoluteDays' })).toBeVisible();
});
