import { channels } from './channels';
import { expect, test } from './fixtures';
import type { Picture } from './pictures';

test.use({ viewport: { width: 1440, height: 1400 } });

test('each channel shows its fields and no others', async ({ openNode, savePictures }) => {
	const form = await openNode({ operation: 'createStep' });
	expect(await form.optionsOf('Channel')).toEqual(channels.map(({ label }) => label));

	const pictures: Picture[] = [];
	for (const { label, fields, addable } of channels) {
		await test.step(label, async () => {
			await form.choose('Channel', label);
			await expect.poll(() => form.visibleFields()).toEqual(fields);
			pictures.push({ caption: label, image: await form.picture() });
			if (addable) expect(await form.addableFields('Additional Fields')).toEqual(addable);
		});
	}
	await savePictures('channels', pictures, { columns: 5, width: 300 });
});

test('texts with merge tags show as they were written', async ({
	openNode,
	savePictures,
	sequenceId,
}) => {
	const content = "<p>Hi {{First Name|'there'}}, did my last email reach you?</p>";
	const email = await openNode({
		operation: 'createStep',
		sequenceId,
		channel: 'Email',
		absoluteDays: 10,
		emailVariants: { variant: [{ subject: 'Following up', content }] },
	});
	expect(await email.valueOf('Subject')).toBe('Following up');
	expect(await email.valueOf('Content')).toBe(content);
	const pictures = [{ caption: 'Email', image: await email.picture() }];

	const subject = 'A question about {{Company Name}}';
	const message = 'Hi {{First Name}}, who looks after onboarding in your team?';
	const taskNote = 'Look at the profile first';
	const inMail = await openNode({
		operation: 'createStep',
		sequenceId,
		channel: 'LinkedInInMail',
		absoluteDays: 5,
		subject,
		message,
		taskNote,
		additionalFields: { priority: 'high' },
	});
	expect(await inMail.valueOf('Subject')).toBe(subject);
	expect(await inMail.valueOf('Message')).toBe(message);
	expect(await inMail.valueOf('Task Note')).toBe(taskNote);
	pictures.push({ caption: 'LinkedIn: InMail', image: await inMail.picture() });
	await savePictures('create-step', pictures, { columns: 2, width: 420 });
});
