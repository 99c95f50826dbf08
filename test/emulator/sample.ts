import { Account, type NewStep, type NewVariant } from './account';

/**
 * Fills an empty account for a demonstration: always the same, ids included.
 * Two sequences are active, one has yet to be resumed.
 */
export function addSample(account: Account) {
	const [ada] = [
		account.addTeamMember({ firstName: 'Ada', lastName: 'Moss' }),
		account.addTeamMember({ firstName: 'Ben', lastName: 'Okafor' }),
		account.addTeamMember({ firstName: 'Chiara', lastName: 'Lindt' }),
	];
	account.addMailbox();
	account.addMailbox({ fromName: 'Ben Okafor', fromEmail: 'ben.okafor@example.com' });
	account.addMailbox({ fromName: 'Old Office', fromEmail: 'office@example.com', status: 0 });
	account.addSchedule();
	account.addSchedule({ name: 'Weekends', timezone: 'America/New_York' });

	for (const { title, active, steps } of sequences(ada.id)) {
		const sequence = account.addSequence({ title, active });
		for (const step of steps) account.addStep(sequence, step);
	}
}

/** Adds sequences without steps until the account has so many, each newer than the one before it. */
export function addPlainSequences(account: Account, total: number) {
	const now = Date.now();
	for (let number = account.sequences.length + 1; number <= total; number++) {
		account.addSequence({ title: `Campaign ${number}`, createdAt: now + number });
	}
}

/** The ids of the sample's sequences by title, to write them into a demonstration. */
export function sampleIds(): Record<string, string> {
	const account = new Account();
	addSample(account);
	return Object.fromEntries(account.sequences.map(({ title, id }) => [title, id]));
}

const sequences = (
	assigneeId: string,
): Array<{ title: string; active: boolean; steps: NewStep[] }> => [
	{
		title: 'New lead: first contact',
		active: true,
		steps: [
			{
				type: 1,
				absoluteDays: 1,
				variants: [
					mail(
						'A question about {{Company}}',
						'<p>Hi {{First Name}}, who looks after outreach?</p>',
					),
					mail(
						'{{First Name}}, two minutes?',
						'<p>Hi {{First Name}}, may I show you something?</p>',
					),
				],
			},
			{
				type: 2,
				absoluteDays: 2,
				priority: 2,
				assigneeId,
				variants: [
					{
						payload: { connectionNote: 'Hi {{First Name}}, let us connect.' },
						taskNote: 'Read the profile first',
					},
				],
			},
			{ type: 1, absoluteDays: 4, variants: [mail('', '<p>Did my last mail reach you?</p>')] },
			{
				type: 11,
				absoluteDays: 7,
				priority: 1,
				assigneeId,
				variants: [{ payload: {}, taskNote: 'Refer to the two mails' }],
			},
		],
	},
	{
		title: 'After the demo: follow-up',
		active: true,
		steps: [
			{
				type: 1,
				absoluteDays: 1,
				variants: [
					mail('Thank you for your time', '<p>Here is what we talked about.</p>', 'Your notes'),
					mail('Your next step', '<p>Shall we start on Monday?</p>'),
					{ ...mail('Offer', '<p>Our offer is attached.</p>'), status: 0 },
				],
			},
			{
				type: 3,
				absoluteDays: 3,
				variants: [{ payload: { message: 'Any questions left, {{First Name}}?' } }],
			},
			{
				type: 16,
				absoluteDays: 5,
				variants: [{ payload: { message: 'A short reminder from Ada' } }],
			},
			{ type: 9, absoluteDays: 8, variants: [{ payload: {}, taskNote: 'Send a postcard' }] },
		],
	},
	{
		title: 'Quiet customers: win back',
		active: false,
		steps: [
			{ type: 5, absoluteDays: 1, variants: [{ payload: {} }] },
			{
				type: 4,
				absoluteDays: 2,
				variants: [
					{ payload: { subject: 'We miss you', message: 'How are things at {{Company}}?' } },
				],
			},
		],
	},
];

const mail = (subject: string, content: string, preheader = ''): NewVariant => ({
	payload: { subject, content, preheader },
});
