import { expect, test } from './fixtures';

/** Merge tags that look like n8n's own expressions or break them. */
const TAGS = [
	'{{Job Title/Role}}',
	'{{Revenue ($)}}',
	'{{# Employees}}',
	'{{First Name | there}}',
	'{{hi|Hello|Hey}}',
	'{{sender.firstName}}',
	'{{नाम}}',
	'{{firstName|there}}',
	'{{Company (HQ)}}',
	'{{#if x}}',
];

test('a pasted template reaches Saleshandy whole', async ({ emulator, openNode, sequenceId }) => {
	const template = (company: string) => `<p>${TAGS.join(', ')} and ${company}</p>`;
	const form = await openNode({
		operation: 'createStep',
		sequenceId,
		absoluteDays: 30,
		emailVariants: { variant: [{ subject: 'Hello' }] },
	});
	await form.fill('Content', template('{{ $json.company }}'));
	await form.execute();
	await expect(form.output).toContainText('absoluteDays');
	const { status, body } = emulator.requests.at(-1)!;
	expect(status).toBe(201);
	expect(body).toMatchObject({
		variants: [{ payload: { subject: 'Hello', content: template('Acme & Sons') } }],
	});
});

test("a failed run shows the API's sentence and what to do", async ({ openNode, sequenceId }) => {
	const form = await openNode({
		operation: 'createStep',
		sequenceId,
		absoluteDays: 1,
		emailVariants: { variant: [{ subject: 'Hello', content: '<p>Hi</p>' }] },
	});
	await form.execute();
	await expect(form.output).toContainText('An email step already exists on this day');
	await expect(form.output).toContainText("Choose another 'Day'");
});

test('the trigger listens for a test event and shows it', async ({ emulator, panel, form }) => {
	await panel.open();
	await panel.search('saleshandy');
	await panel.unfold('Triggers');
	await panel.add('On email reply received');
	const known = emulator.account.webhooks.length;
	await form.execute();
	await expect.poll(() => emulator.account.webhooks.length).toBe(known + 1);
	const body = { event: 'reply-received', prospect: { email: 'jo@example.com' } };
	const [{ delivered }] = await emulator.deliver('reply-received', body);
	expect(delivered).toBe(true);
	await expect(form.output).toContainText('jo@example.com');
});
