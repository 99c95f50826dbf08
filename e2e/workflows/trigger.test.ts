import { readExample, replyTo } from '../examples';
import { expect, test } from '../fixtures';

const SECRET_HEADER = 'X-Saleshandy-Trigger-Secret';

test('the trigger registers one webhook, refuses a wrong secret, and runs each reply', async ({
	emulator,
	n8n,
}) => {
	const { account, baseUrl } = emulator;
	const sequence = account.addSequence({ title: 'Gets replies' });
	const variants = ['A', 'B'].map((subject) => ({ payload: { subject, content: subject } }));
	const step = account.addStep(sequence, { type: 1, absoluteDays: 1, variants });
	const example = readExample('pause-variant-on-reply.json', { sequence, baseUrl });
	const workflowId = await n8n.addWorkflow(example);
	const known = account.webhooks.length;

	for (let round = 0; round < 5; round++) {
		await n8n.publish(workflowId);
		await n8n.unpublish(workflowId);
	}
	await n8n.publish(workflowId);
	const [webhook, ...further] = account.webhooks.slice(known);
	expect(further).toEqual([]);

	const reply = replyTo(sequence, step);
	const guess = async () =>
		await emulator.deliverTo(webhook.webhookUrl, { [SECRET_HEADER]: 'guess' }, reply);
	expect((await guess()).status).toBe(401);
	expect(await n8n.executions(workflowId)).toEqual([]);

	await emulator.deliver('reply-received', reply);
	const statuses = async () => (await n8n.executions(workflowId)).map(({ status }) => status);
	await expect.poll(statuses).toEqual(['success']);
	expect(step.variants.map(({ status }) => status)).toEqual([1, 0]);

	await n8n.unpublish(workflowId);
	expect((await guess()).status).toBe(404);
});
