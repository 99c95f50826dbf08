import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { always, expectedChannels } from '../channels';
import { contactSheet, type Picture } from '../contactSheet';
import { eventually } from '../../eventually';
import { artefact, chosenSequence, OLDEST, picture, setting } from '../setting';
import { addWorkflow, NODE } from '../workflows';

describe('Create Step', () => {
	const pictures: Picture[] = [];

	before(async () => {
		await setting.page.setViewportSize({ width: 1440, height: 1400 });
		const channel = expectedChannels[0].label;
		await setting.view.open(
			await addWorkflow(setting.editor, 'Channels', { operation: 'createStep', channel }),
			NODE,
		);
	});

	after(async () => {
		if (pictures.length === expectedChannels.length)
			await contactSheet(setting.browser, pictures, picture('channels'));
		await setting.page.setViewportSize({ width: 1440, height: 900 });
	});

	it('offers the channels of the table', async () => {
		const names = expectedChannels.map(({ label }) => label);
		assert.deepEqual(await setting.view.optionsOf('channel'), names);
	});

	for (const [index, { label, fields, offered }] of expectedChannels.entries()) {
		it(`on "${label}" shows the fields of the table and no others`, async () => {
			await setting.view.choose('channel', label);
			await eventually(() => setting.view.labels(), [...always, ...fields]);
			const number = String(index + 1).padStart(2, '0');
			const path = artefact(`channel-${number}`);
			await setting.view.picture(path);
			pictures.push({ caption: label, path });
			assert.deepEqual(await setting.view.additions(), offered);
		});
	}
});

/** What the README shows: a form per channel, as a user has filled it in. */
const filledIn = [
	{
		caption: 'Email',
		parameters: {
			channel: 'Email',
			absoluteDays: 10,
			emailVariants: {
				variant: [
					{
						subject: 'Following up',
						content: "<p>Hi {{First Name|'there'}}, did my last mail reach you?</p>",
					},
				],
			},
		},
		texts: ['Following up', "<p>Hi {{First Name|'there'}}, did my last mail reach you?</p>"],
	},
	{
		caption: 'LinkedIn: InMail',
		parameters: {
			channel: 'LinkedInInMail',
			absoluteDays: 5,
			subject: 'A question about {{Company Name}}',
			message: 'Hi {{First Name}}, who looks after onboarding in your team?',
			additionalFields: { taskNote: 'Look at the profile first', priority: 2 },
		},
		texts: [
			'A question about {{Company Name}}',
			'Hi {{First Name}}, who looks after onboarding in your team?',
			'Look at the profile first',
		],
	},
];

describe('Create Step, filled in', () => {
	const pictures: Picture[] = [];

	before(() => setting.page.setViewportSize({ width: 1440, height: 1400 }));
	after(async () => {
		if (pictures.length === filledIn.length) {
			await contactSheet(setting.browser, pictures, picture('create-step'), {
				columns: filledIn.length,
				columnPx: 420,
			});
		}
		await setting.page.setViewportSize({ width: 1440, height: 900 });
	});

	for (const { caption, parameters, texts } of filledIn) {
		it(`shows the texts of "${caption}", merge tags and all`, async () => {
			const sequenceId = await chosenSequence(OLDEST);
			const name = `Filled in: ${caption}`;
			const workflow = { operation: 'createStep', sequenceId, ...parameters };
			await setting.view.open(await addWorkflow(setting.editor, name, workflow), NODE);
			await eventually(async () => {
				const shown = await setting.view.texts();
				return texts.filter((text) => shown.includes(text));
			}, texts);
			const path = artefact(`filled-in-${pictures.length + 1}`);
			await setting.view.picture(path);
			pictures.push({ caption, path });
		});
	}
});
