import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startEmulator } from '../emulator';
import { ensureN8n } from '../install';
import { createInstance, type Editor, type Instance } from '../n8n';
import { openBrowser } from './browser';
import { always, expectedChannels } from './channels';
import { contactSheet, type Picture } from './contactSheet';
import { CredentialForm } from './credentialForm';
import { eventually, readUntil } from './eventually';
import { NodePanel } from './nodePanel';
import { NodeView } from './nodeView';
import { Picker } from './picker';
import { addWorkflow, NODE } from './workflows';

const artefacts = join(__dirname, '../artefacts');
const sheet = join(__dirname, '../../docs/channels.png');

const SEQUENCES = 1200;

/** Of the emulator's sample: the oldest sequence, so the last one in the list, and another. */
const OLDEST = 'New lead: first contact';
const OTHER = 'After the demo: follow-up';

/** Of the oldest sequence: its first step, and the second variant of that. */
const STEP = 'Step 1 · Day 1 · Email';
const VARIANT = 'B · {{First Name}}, two minutes?';

let instance: Instance;
let emulator: Awaited<ReturnType<typeof startEmulator>>;
let editor: Editor;
let browser: Browser;
let page: Page;
let view: NodeView;

before(async () => {
	const { TARBALL: tarball } = process.env;
	assert(tarball, 'TARBALL tells where the package is');
	mkdirSync(artefacts, { recursive: true });
	instance = await createInstance(await ensureN8n(), { tarball });
	emulator = await startEmulator({ sequences: SEQUENCES });
	editor = await instance.start();
	({ browser, page } = await openBrowser(editor));
	view = new NodeView(page);
});

after(async () => {
	await page?.screenshot({ path: join(artefacts, 'last.png') });
	await browser?.close();
	await instance?.remove();
	await emulator?.stop();
});

/** The writes among the requests that came after so many. */
const writes = (from: number) =>
	emulator
		.requests()
		.slice(from)
		.filter(({ method }) => method !== 'GET');

const sequenceId = async (title: string) => {
	const response = await fetch(`${emulator.baseUrl}/sequences?sequenceName=${encodeURI(title)}`, {
		headers: { 'x-api-key': emulator.apiKey },
	});
	const { payload } = await response.json();
	return { __rl: true, mode: 'list', value: payload[0].id, cachedResultName: title };
};

describe('the credential', () => {
	it('with a wrong key is refused with a sentence that says where keys are', async () => {
		const form = new CredentialForm(page);
		await form.open('Saleshandy API');
		await form.fill('apiKey', 'wrong');
		await form.fill('baseUrl', emulator.baseUrl);
		await form.save();
		await form.moreDetails();
		await form.shows(
			'Saleshandy did not accept this API key. Copy it again from Settings → API in Saleshandy',
		);
	});

	it('with the right key is connected', async () => {
		const form = new CredentialForm(page);
		await form.fill('apiKey', emulator.apiKey);
		await form.save();
		await form.shows('Connection tested successfully');
	});
});

describe('the node panel', () => {
	for (const query of ['create step', 'update variant', 'pause', 'saleshandy']) {
		it(`finds the node by "${query}"`, async () => {
			const panel = new NodePanel(page);
			await panel.open();
			await panel.find(query, 'Saleshandy');
		});
	}

	it('lists the actions and adds the chosen one', async () => {
		const panel = new NodePanel(page);
		await panel.open();
		await panel.find('saleshandy', 'Saleshandy');
		await panel.details('Saleshandy', 'Actions');
		const actions = ['Create step in sequence', 'Update variant of step', 'Pause sequence'];
		const listed = async () => {
			const names = await panel.names();
			return actions.filter((action) => names.includes(action));
		};
		await eventually(listed, actions);
		await panel.add('Create step in sequence');
		assert.match(await view.parameter('operation').locator('input').inputValue(), /Create Step/);
	});
});

describe('Create Step', () => {
	const pictures: Picture[] = [];

	before(async () => {
		await page.setViewportSize({ width: 1440, height: 1400 });
		const channel = expectedChannels[0].label;
		await view.open(
			await addWorkflow(editor, 'Channels', { operation: 'createStep', channel }),
			NODE,
		);
	});

	after(async () => {
		if (pictures.length === expectedChannels.length) await contactSheet(browser, pictures, sheet);
		await page.setViewportSize({ width: 1440, height: 900 });
	});

	it('offers the channels of the table', async () => {
		const names = expectedChannels.map(({ label }) => label);
		assert.deepEqual(await view.optionsOf('channel'), names);
	});

	for (const [index, { label, fields, offered }] of expectedChannels.entries()) {
		it(`on "${label}" shows the fields of the table and no others`, async () => {
			await view.choose('channel', label);
			await eventually(() => view.labels(), [...always, ...fields]);
			const number = String(index + 1).padStart(2, '0');
			const path = join(artefacts, `channel-${number}.png`);
			await view.picture(path);
			pictures.push({ caption: label, path });
			assert.deepEqual(await view.additions(), offered);
		});
	}
});

describe('the pickers of Update Variant', () => {
	const sequence = () => new Picker(page, 'sequenceId');
	const step = () => new Picker(page, 'stepId');
	const variant = () => new Picker(page, 'variantId');

	before(async () => {
		const updateFields = { subject: 'A new subject' };
		const parameters = { operation: 'updateVariant', updateFields };
		await view.open(await addWorkflow(editor, 'Pickers', parameters), NODE);
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

		const from = emulator.requests().length;
		await view.execute();
		await view.output.getByText('updatedFields').first().waitFor();
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

		const from = emulator.requests().length;
		await view.execute();
		await page
			.getByText(/Step.*required|required.*Step/)
			.first()
			.waitFor();
		assert.deepEqual(writes(from), []);
	});
});

describe('a pasted template', () => {
	it('reaches Saleshandy whole', async () => {
		const parameters = {
			operation: 'createStep',
			sequenceId: await sequenceId(OLDEST),
			absoluteDays: 30,
			emailVariants: { variant: [{ subject: 'Hello' }] },
		};
		await view.open(await addWorkflow(editor, 'Template', parameters), NODE);
		await view.paste(
			'content',
			"<p>Hi {{First Name|'there'}}, how is {{ $json.company }}? {{Sender Name}}</p>",
		);
		const from = emulator.requests().length;
		await view.execute();
		await view.output.getByText('channel').first().waitFor();
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
			sequenceId: await sequenceId(OLDEST),
			absoluteDays: 1,
			emailVariants: { variant: [{ subject: 'Hello', content: '<p>Hi</p>' }] },
		};
		await view.open(await addWorkflow(editor, 'Failure', parameters), NODE);
		await view.execute();
		await view.output.getByText('An email step already exists on this day').first().waitFor();
		await view.output.getByText('A sequence takes one Email step a day.').first().waitFor();
		await page.screenshot({ path: join(artefacts, 'failed-run.png') });
	});
});

describe('the trigger', () => {
	it('listens for a test event and shows what was delivered', async () => {
		const panel = new NodePanel(page);
		await panel.open();
		await panel.find('saleshandy', 'Saleshandy');
		await panel.details('Saleshandy', 'Triggers');
		await panel.add('On email reply received');
		await view.execute();
		await readUntil(emulator.webhooks, ({ length }) => length > 0);
		const body = { event: 'reply-received', prospect: { email: 'jo@example.com' } };
		assert(await emulator.deliver('reply-received', body));
		await view.output.getByText('jo@example.com').first().waitFor();
		await page.screenshot({ path: join(artefacts, 'trigger.png') });
	});
});
