import type { Account, NewStep, NewVariant } from './account';

/** Fills an empty account for a demonstration. The entries have the ids of the contract's examples. */
export function addSample(account: Account) {
	const [ada] = ['Ada Moss', 'Ben Okafor', 'Chiara Lindt'].map((name, index) => {
		const [firstName, lastName] = name.split(' ');
		const email = `${name.replace(' ', '.').toLowerCase()}@example.com`;
		const id = index === 0 ? 'Rn8cJ4pW1k' : undefined;
		return account.add('teamMembers', { id, firstName, lastName, email });
	});
	const ben = { id: 'yD1gS9rK5u', fromName: 'Ben Okafor', fromEmail: 'ben.okafor@example.com' };
	const office = { fromName: 'Old Office', fromEmail: 'office@example.com', status: 0 };
	const mailboxes = [{ id: 'mB6xZ3qF7t' }, ben, office].map((one) => account.add('mailboxes', one));
	account.add('schedules', { id: 'Hs2kD9vL5n' });
	account.add('schedules', { name: 'Weekends', timezone: 'America/New_York' });
	account.add('attachments', { id: 'uJ7fM2nX6p' });
	account.add('attachments', { id: 'qC3wT9kB5s' });
	account.add('clients', { id: 'wC2sM5nG9k' });
	account.add('webhooks', {
		id: '66f0c1d2a3b4c5d6e7f80912',
		webhookUrl: 'https://hooks.example.com/in',
		webhookEvent: ['reply-received'],
		status: 'paused',
	});

	const [first, ...others] = sequences(ada.id).map(({ steps, ...sequence }) => {
		const added = account.addSequence({ ...sequence, mailboxes: mailboxes.slice(1) });
		for (const step of steps) account.addStep(added, step);
		return added;
	});
	const { id: parentId } = first;
	account.add('sequences', { id: 'sX9pR2tK7v', title: 'Opened twice', parentId, conditions: [] });
	addPeople(account, parentId, first.steps[0].id);
	return [first, ...others];
}

function addPeople(account: Account, sequenceId: string, stepId: string) {
	const prospectId = 'aW4rY8tC3e';
	account.add('tags', { id: 'tG3mV7kZ8s', name: 'spring' });
	account.fields.find(({ label }) => label === 'First Name')!.id = 'cE5jQ9bR2w';
	account.add('fields', {
		id: 'rK8mV4xN1y',
		label: 'Plan',
		fieldType: 'dropdown',
		metadata: { options: ['Free', 'Paid'] },
	});
	account.add('prospects', {
		id: prospectId,
		values: { 'First Name': 'Lee', 'Last Name': 'Hart', Company: 'Hart Ltd', Plan: 'Paid' },
		tags: ['spring'],
		sequences: [{ sequenceId, stepId, status: 'active' }],
	});
	account.add('prospects', { email: 'kim@example.com', values: { 'First Name': 'Kim' } });
	account.add('notes', { id: 'pS6dH1xY4n', prospectId, content: 'Met at the fair' });
	account.add('tasks', { id: 'gK9zW2fT5b', prospectId, note: 'Send a card' });
	account.add('jobs', { id: '7c41e0a' });
	account.add('jobs', { id: 'jR4vL7cN1m', action: 'skip', total: 2 });
	account.add('dncLists', { id: 'hY8tB3pD6x' });
	account.add('dncItems', { id: 'vQ1kF6zM9r', dncListId: 'hY8tB3pD6x', value: 'blocked.example' });
	const sentAt = '2026-05-04T11:02:00.000Z';
	account.add('threads', {
		id: 'eF7kJ1qV3r',
		messages: [{ id: 'bZ4hN8wL6d', sentAt, fromEmail: 'lee@example.com', content: '<p>Yes</p>' }],
	});
}

/** Adds sequences without steps until the account has this many. */
export function addPlainSequences(account: Account, total: number) {
	for (let number = account.sequences.length + 1; number <= total; number++) {
		account.addSequence({ title: `Campaign ${number}` });
	}
}

const email = (subject: string, content: string): NewVariant => ({ payload: { subject, content } });

const sequences = (assigneeId: string) => [
	{
		id: 'kP3vN8sQ2d',
		title: 'New lead: first contact',
		steps: [
			{
				id: 'Xw7bL1mR9c',
				type: 1,
				absoluteDays: 1,
				variants: [
					{
						...email('A question about {{Company}}', '<p>Hi {{First Name}}</p>'),
						id: 'dT5hG2yV6j',
					},
					email('{{First Name}}, two minutes?', '<p>Hi {{First Name}}, two minutes?</p>'),
				],
			},
			{
				type: 2,
				absoluteDays: 2,
				priority: 2,
				assigneeId,
				variants: [
					{ payload: { connectionNote: 'Hi {{First Name}}' }, taskNote: 'Read the profile' },
				],
			},
			{ type: 1, absoluteDays: 4, variants: [email('', '<p>Did my last email reach you?</p>')] },
			{ type: 11, absoluteDays: 7, variants: [{ payload: {}, taskNote: 'Refer to the emails' }] },
		] as NewStep[],
	},
	{
		title: 'After the demo: follow-up',
		steps: [
			{
				type: 1,
				absoluteDays: 1,
				variants: [
					email('Thank you for your time', '<p>Here is what we talked about.</p>'),
					{ ...email('Offer', '<p>Our offer is attached.</p>'), status: 0 },
				],
			},
			{ type: 3, absoluteDays: 3, variants: [{ payload: { message: 'Any questions left?' } }] },
		] as NewStep[],
	},
	{ title: 'Quiet customers: win back', active: false, steps: [] as NewStep[] },
];
