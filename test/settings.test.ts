import type { INodeParameters } from 'n8n-workflow';

import { answer } from './emulator/faults';
import { runNode } from './engine';
import { byId, operation } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

const update = async (updateFields: INodeParameters) => {
	const { id } = emulator.account.addSequence({ title: 'Spring' });
	return await runNode(
		emulator,
		operation('sequence', 'updateSettings', { sequenceId: byId(id), updateFields }),
	);
};

test.each<[string, INodeParameters, message: string]>([
	['nothing', {}, 'No fields to update'],
	[
		'fields without a value',
		{ bcc: '', unsubscribeText: '={{ undefined }}' },
		'No fields to update',
	],
	[
		'a link and a text to unsubscribe',
		{ unsubscribeLink: '{{link}}', unsubscribeText: 'Just reply' },
		"'Unsubscribe Link' and 'Unsubscribe Text' can't be used together",
	],
	[
		'tracking without tracking',
		{ textOnly: 'withoutTracking', openTracking: true },
		"'Open Tracking' must be off when 'Text Only' is 'On Without Tracking'",
	],
	[
		'a plain first step without tracking',
		{ textOnly: 'withoutTracking', plainFirstStep: true },
		"'Plain First Step' must be off when 'Text Only' is 'On Without Tracking'",
	],
	['a text for a switch', { finishOnReply: '=maybe' }, "'Finish on Reply' must be true or false"],
	['an address that is none', { bcc: 'archive' }, "'BCC' must be an email address"],
	[
		'a setting that is set and cleared',
		{ bcc: 'a@example.com', clear: ['bcc'] },
		"'BCC' can't be both set and cleared",
	],
])('%s is rejected before a request', async (_, updateFields, message) => {
	const { error } = await update(updateFields);
	expect(error?.message).toContain(message);
	expect(emulator.requests).toEqual([]);
});

test('merge tags in unsubscribe texts are kept beside an expression', async () => {
	await update({ unsubscribeLink: '=<a href="{{link}}">{{ "Stop" }}</a> ' });
	await update({ unsubscribeText: "=Hi {{First Name|'there'}}, reply {{ 'Stop' }}" });
	expect(emulator.requests.map(({ body }) => body)).toEqual([
		{ settings: [{ code: 1, value: '<a href="{{link}}">Stop</a>' }] },
		{ settings: [{ code: 2, value: "Hi {{First Name|'there'}}, reply Stop" }] },
	]);
});

test('a rejection after the first request says what was changed', async () => {
	const { id } = emulator.account.add('schedules');
	emulator.inject(answer(400, { code: 4000, message: 'Operation failed' }), {
		when: 'setSequenceSchedule',
	});
	const { error } = await update({ openTracking: false, clear: ['cc'], scheduleId: byId(id) });
	expect(error?.message).toBe('Operation failed [item 0]');
	expect(error?.description).toMatch(/Earlier requests of this item changed: openTracking, cc\.$/);
});

test('a setting whose value is missing or unknown is not taken for off', async () => {
	const { id } = emulator.account.addSequence({ title: 'Spring' });
	const settings = [
		{ code: 3 },
		{ code: '4', value: 1 },
		{ code: 5, value: '0' },
		{ code: 6, value: 'auto' },
		{ code: 7, value: null },
		{ code: 9, value: 2 },
	];
	emulator.inject(answer(200, { message: '', payload: { settings } }));
	const { items } = await runNode(
		emulator,
		operation('sequence', 'getSettings', { sequenceId: byId(id) }),
	);
	expect(items[0].json).toEqual({
		sequenceId: id,
		linkTracking: true,
		openTracking: false,
		emailRiskyProspects: 'auto',
		textOnly: 'withoutTracking',
	});
});

test('a priority distribution is sent by its name if the API rejects the number', async () => {
	emulator.inject(answer(400, { message: ['priorityDistributionId must be a valid enum value'] }));
	const { error } = await update({ priorityDistribution: 'balanced' });
	expect(emulator.requests.map(({ body }) => body)).toEqual([
		{ priorityDistributionId: 3 },
		{ priorityDistributionId: 'BalancedSending' },
	]);
	// The emulator accepts only numbers.
	expect(error?.message).toContain('priorityDistributionId');
});

test('more than 50 senders are added with as many requests as they need', async () => {
	const ids = Array.from({ length: 120 }, () => emulator.account.add('mailboxes').id);
	const { id } = emulator.account.addSequence({ title: 'Spring', mailboxes: [] });
	const { error } = await runNode(
		emulator,
		operation('sequence', 'addSenders', { sequenceId: byId(id), senders: ids }),
	);
	expect(error).toBeUndefined();
	const sent = emulator.requests.filter(({ operationId }) => operationId === 'addSequenceSenders');
	expect(
		sent.map(({ body }) => (body as { emailAccountIds: string[] }).emailAccountIds.length),
	).toEqual([50, 50, 20]);
});

test('a rejection after the first 50 senders says that those were added', async () => {
	const ids = Array.from({ length: 60 }, () => emulator.account.add('mailboxes').id);
	const { id } = emulator.account.addSequence({ title: 'Spring', mailboxes: [] });
	const rejection = answer(400, { code: 40201, message: 'Email account is inactive' });
	emulator.inject(rejection, { when: 'addSequenceSenders', skip: 1 });
	const { error } = await runNode(
		emulator,
		operation('sequence', 'addSenders', { sequenceId: byId(id), senders: ids }),
	);
	const added = ids.slice(0, 50).join(', ');
	expect(error?.description).toContain(`Earlier requests of this item changed: ${added}.`);
});

test('a sender of several items is added once, also if a batch is rejected', async () => {
	const [a, b] = [emulator.account.add('mailboxes'), emulator.account.add('mailboxes')];
	const inactive = emulator.account.add('mailboxes', { status: 0 });
	const { id } = emulator.account.addSequence({ title: 'Spring', mailboxes: [] });
	const senders = [[inactive.id], [a.id], [a.id, b.id]];
	const { items } = await runNode(
		emulator,
		operation('sequence', 'addSenders', { sequenceId: byId(id), senders: '={{ $json.senders }}' }),
		{
			items: senders.map((senders) => ({ json: { senders } })),
			node: { onError: 'continueRegularOutput' },
		},
	);
	expect(items.map(({ json }) => json.error ?? json.emailAccountIds)).toEqual([
		'Email account is inactive [item 0]',
		[a.id],
		[a.id, b.id],
	]);
	expect(emulator.account.sequences[0].mailboxes).toEqual([a, b]);
});
