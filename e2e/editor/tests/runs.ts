import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { artefact, chosenSequence, OLDEST, setting, writes } from '../setting';
import { addWorkflow, NODE } from '../workflows';

describe('a pasted template', () => {
	it('reaches Saleshandy whole', async () => {
		const parameters = {
			operation: 'createStep',
			sequenceId: await chosenSequence(OLDEST),
			absoluteDays: 30,
			emailVariants: { variant: [{ subject: 'Hello' }] },
		};
		await setting.view.open(await addWorkflow(setting.editor, 'Template', parameters), NODE);
		await setting.view.paste(
			'content',
			"<p>Hi {{First Name|'there'}}, how is {{ $json.company }}? {{Sender Name}}</p>",
		);
		const from = setting.emulator.requests().length;
		await setting.view.execute();
		await setting.view.output.getByText('channel').first().waitFor();
		const [{ status, body }] = writes(from);
		assert.equal(status, 201);
		assert.deepEqual(body?.variants, [
			{
				payload: {
					subject: 'Hello',
					content: "<p>Hi {{First Name|'there'}}, how is Acme & Sons? {{Sender Name}}</p>",
				},
			},
		]);
	});
});

describe('a failed run', () => {
	it("shows the API's sentence and what to do", async () => {
		const parameters = {
			operation: 'createStep',
			sequenceId: await chosenSequence(OLDEST),
			absoluteDays: 1,
			emailVariants: { variant: [{ subject: 'Hello', content: '<p>Hi</p>' }] },
		};
		await setting.view.open(await addWorkflow(setting.editor, 'Failure', parameters), NODE);
		await setting.view.execute();
		await setting.view.output
			.getByText('An email step already exists on this day')
			.first()
			.waitFor();
		await setting.view.output.getByText('A sequence takes one Email step a day.').first().waitFor();
		await setting.page.screenshot({ path: artefact('failed-run') });
	});
});
