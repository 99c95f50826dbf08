import { channels } from '../nodes/Saleshandy/channels';
import { events } from '../nodes/Saleshandy/trigger/events';
import { SaleshandyTrigger } from '../nodes/Saleshandy/SaleshandyTrigger.node';
import { SECRET_HEADER } from '../nodes/Saleshandy/trigger/secret';
import type { ReceivedRequest } from './emulator';
import { answer, serverError } from './emulator/faults';
import type { TriggerHost } from './engine/trigger';
import { hostTrigger } from './engine/trigger';
import { pickerContext } from './engine';
import { getSequenceNames } from '../nodes/Saleshandy/pickers/getSequenceNames';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
let host: TriggerHost;
beforeEach(async () => {
	host = await hostTrigger(() => emulator);
});
afterEach(async () => await host.close());

const created = () => emulator.requests.filter(({ path }) => path.endsWith('/create'));
const secret = () => emulator.account.webhooks[0].headers[SECRET_HEADER];
/** Webhooks of the account that lead elsewhere. */
function addOthers(count: number, status: 'active' | 'paused') {
	for (let index = 0; index < count; index++) {
		emulator.account.add('webhooks', {
			name: `Other ${index}`,
			webhookUrl: 'https://example.com/hook',
			webhookEvent: ['email-sent'],
			status,
		});
	}
}
/** Lists webhooks with at most so many per page, whatever is asked for. */
const cutTo =
	(most: number) =>
	(_: unknown, { query }: ReceivedRequest) => {
		const size = Math.min(Number(query.pageSize), most);
		const start = (Number(query.page) - 1) * size;
		const payload = emulator.account.webhooks.toReversed().slice(start, start + size);
		return { body: { message: 'Webhooks found', payload } };
	};
const post = async (headers: Record<string, string>, body: string) =>
	await fetch(host.url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body,
	});

describe('registration', () => {
	test('registers the address with events, a random secret and a name that tells where it leads', async () => {
		await host.activate({ events: ['reply-received', 'email-sent'] });
		expect(emulator.account.webhooks).toMatchObject([
			{
				name: 'n8n production: Workflow / Saleshandy',
				webhookUrl: host.url,
				webhookEvent: ['reply-received', 'email-sent'],
			},
		]);
		expect(secret()).toMatch(/^[0-9a-f]{64}$/);

		const other = await hostTrigger(() => emulator);
		await other.activate();
		const secrets = emulator.account.webhooks.map(({ headers }) => headers[SECRET_HEADER]);
		expect(new Set(secrets).size).toBe(2);
		await other.close();
	});

	test('the 19 events are those of the API', async () => {
		await host.activate({ events: events.map(({ value }) => value as string) });
		expect(created()).toMatchObject([{ status: 201 }]);
		expect(new Set(emulator.account.webhooks[0].webhookEvent).size).toBe(19);
	});

	test('activated and deactivated five times it is still one webhook, which still works', async () => {
		for (let round = 0; round < 5; round++) {
			await host.activate();
			await host.deactivate();
		}
		await host.activate();
		expect(emulator.account.webhooks).toHaveLength(1);
		await emulator.deliver('reply-received');
		expect(host.started).toHaveLength(1);
	});

	test('deactivation says what stays and where to remove it, but not the secret', async () => {
		await host.activate();
		await host.deactivate();
		const [{ id, name }] = emulator.account.webhooks;
		expect(host.warnings).toEqual([expect.stringContaining(`"${name}" (${id}) stays registered`)]);
		expect(host.warnings.join()).not.toContain(secret());
	});

	test.each([
		['full', Infinity],
		['cut', 20],
	])(
		'it is found behind pages that are %s, and known again by the secret in the list',
		async (_, mostPerPage) => {
			await host.activate();
			addOthers(120, 'paused');
			emulator.answer('listWebhooks', cutTo(mostPerPage), { times: Infinity });
			host.forget();
			await host.activate();
			expect(created()).toHaveLength(1);
			await emulator.deliver('reply-received');
			expect(host.started).toHaveLength(1);
		},
	);

	test.each([
		['does not show headers', undefined],
		['empties headers', null],
		['masks headers', { [SECRET_HEADER]: '********' }],
	])('a list that %s is enough if the secret is remembered', async (_, headers) => {
		await host.activate();
		const listed = emulator.account.webhooks.map((webhook) => ({ ...webhook, headers }));
		const hidden = answer(200, { message: '', payload: listed });
		emulator.inject(hidden);
		await host.activate();
		expect(created()).toHaveLength(1);
		await emulator.deliver('reply-received');
		expect(host.started).toHaveLength(1);

		host.forget();
		emulator.inject(hidden);
		await host.activate();
		expect(created()).toHaveLength(2);
		expect(host.warnings).toEqual([expect.stringContaining('but its secret is not known here.')]);
	});

	test.each([
		[
			'other events',
			async () => await host.activate({ events: ['email-sent'] }),
			'but it is for reply-received.',
		],
		[
			'a paused webhook',
			async () => {
				emulator.account.webhooks[0].status = 'paused';
				await host.activate();
			},
			'but it is paused.',
		],
	])('%s mean a new one, and a warning that names the old one', async (_, again, reason) => {
		await host.activate();
		const [{ id, name }] = emulator.account.webhooks;
		await again();
		expect(created()).toHaveLength(2);
		expect(host.warnings).toEqual([expect.stringContaining(`"${name}" (${id})`)]);
		expect(host.warnings[0]).toContain(reason);
	});

	test('at the cap of 50 it says what to do', async () => {
		addOthers(50, 'active');
		await expect(host.activate()).rejects.toMatchObject({
			message: 'Webhook limit reached',
			description: expect.stringContaining('Remove one that you no longer need'),
		});
	});

	test('a refusal and a fault are not swallowed, and a creation is not repeated', async () => {
		emulator.inject(serverError(), { when: ({ path }) => path.endsWith('/create') });
		await expect(host.activate()).rejects.toMatchObject({
			description: expect.stringContaining('Outcome unknown'),
		});
		expect(created()).toHaveLength(1);
	});

	test('no events are refused', async () => {
		await expect(host.activate({ events: [] })).rejects.toThrow('Events is empty');
		expect(emulator.requests).toEqual([]);
	});

	test('a test gets a webhook of its own, told apart by name', async () => {
		const test = await hostTrigger(() => emulator, { isTest: true });
		await test.activate();
		expect(emulator.account.webhooks[0].name).toBe('n8n test: Workflow / Saleshandy');
		await test.close();
	});
});

describe('a delivery', () => {
	test('starts the workflow once, with the body as it came', async () => {
		await host.activate({ events: ['email-sent'] });
		const [{ delivered, attempts }] = await emulator.deliver('email-sent');
		expect(delivered).toBe(true);
		expect(attempts).toMatchObject([{ status: 200 }]);
		expect(host.started).toMatchObject([
			{
				event: 'email-sent',
				prospect: { email: 'lee@example.com', Plan: 'Paid' },
				sequence: { id: '100200', stepID: 'Xw7bL1mR9c', variant: 'A' },
			},
		]);
	});

	test.each([
		['no secret', () => ({})],
		['another secret', () => ({ [SECRET_HEADER]: 'f'.repeat(64) })],
		['a part of the secret', () => ({ [SECRET_HEADER]: secret().slice(0, 32) })],
		['the secret twice', () => ({ [SECRET_HEADER]: secret().repeat(2) })],
		['an empty secret', () => ({ [SECRET_HEADER]: '' })],
	])('with %s is refused with 401 and starts nothing', async (_, headers) => {
		await host.activate();
		const response = await post(headers(), '{"event":"reply-received"}');
		expect(response.status).toBe(401);
		expect(await response.text()).not.toContain(secret());
		expect(host.started).toEqual([]);
	});

	test('before any activation is refused', async () => {
		expect(
			(await post({ [SECRET_HEADER]: 'undefined' }, '{"event":"reply-received"}')).status,
		).toBe(401);
	});

	test.each(['', '[]', '{}', '"text"', '7', 'null'])(
		'with the body %p is refused with 400',
		async (body) => {
			await host.activate();
			expect((await post({ [SECRET_HEADER]: secret() }, body)).status).toBe(400);
			expect(host.started).toEqual([]);
		},
	);

	test('of an event that was not chosen is answered with 200 and dropped', async () => {
		await host.activate({ events: ['reply-received'] });
		emulator.account.webhooks[0].webhookEvent = ['reply-received', 'email-sent'];
		const [{ delivered }] = await emulator.deliver('email-sent');
		expect(delivered).toBe(true);
		expect(host.started).toEqual([]);
	});

	test("of Saleshandy's test is answered with 200, and starts something only if asked to", async () => {
		await host.activate();
		const [webhook] = emulator.account.webhooks;
		webhook.status = 'paused';
		expect(await emulator.resumeWebhook(webhook.id)).toMatchObject({ delivered: true });
		expect(webhook.status).toBe('active');
		expect(host.started).toEqual([]);

		await host.activate({ options: { tests: true } });
		webhook.status = 'paused';
		await emulator.resumeWebhook(webhook.id);
		expect(host.started).toHaveLength(1);
	});

	test('keeps keys that mean something to JavaScript as data', async () => {
		await host.activate();
		const body = '{"event":"reply-received","__proto__":{"polluted":true},"text":"={{ 1 + 1 }}"}';
		expect((await post({ [SECRET_HEADER]: secret() }, body)).status).toBe(200);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(host.started).toMatchObject([{ text: '={{ 1 + 1 }}' }]);
	});

	test('simplified has at most ten fields', async () => {
		await host.activate({ events: ['email-sent'], options: { simplify: true } });
		await emulator.deliver('email-sent');
		expect(host.started).toEqual([
			{
				event: 'email-sent',
				prospectEmail: 'lee@example.com',
				prospectName: 'Lee Hart',
				company: 'Hart Ltd',
				sequenceName: 'Spring outreach',
				stepId: 'Xw7bL1mR9c',
				stepNumber: '1',
				variant: 'A',
				userEmail: 'ada@example.com',
			},
		]);
	});

	test.each([
		['the sequence by title', { sequences: ['spring outreach'] }, true],
		['the sequence by its number', { sequences: ['100200'] }, true],
		['another sequence', { sequences: ['Summer'] }, false],
		['the step', { stepIds: 'Other1, Xw7bL1mR9c' }, true],
		['another step', { stepIds: 'Other1' }, false],
		['the outcome', { outcomes: 'meeting booked' }, true],
		['another outcome', { outcomes: 'Not Interested' }, false],
		['sequence and another outcome', { sequences: ['Spring outreach'], outcomes: 'No' }, false],
		['filters that are empty', { sequences: [], stepIds: '', outcomes: '' }, true],
	])('is filtered by %s', async (_, options, starts) => {
		await host.activate({ options });
		const sequence = {
			id: '100200',
			sequenceName: 'Spring outreach',
			stepID: 'Xw7bL1mR9c',
			latestOutcome: 'Meeting Booked',
		};
		await emulator.deliver('reply-received', { event: 'reply-received', sequence });
		expect(host.started).toHaveLength(starts ? 1 : 0);
	});

	test('that does not say what a filter asks for passes', async () => {
		await host.activate({ options: { sequences: ['Summer'], outcomes: 'Interested' } });
		await emulator.deliver('reply-received', { event: 'reply-received' });
		const sequence = { sequenceName: 'Summer', latestOutcome: '' };
		await emulator.deliver('reply-received', { event: 'reply-received', sequence });
		expect(host.started).toHaveLength(2);
	});
});

describe('manual registration', () => {
	const parameters = { registration: 'manual', secret: 'a secret of my own' };

	test('asks Saleshandy nothing', async () => {
		await host.activate(parameters);
		await host.deactivate();
		expect(emulator.requests).toEqual([]);
		expect(host.warnings).toEqual([]);
	});

	test('takes deliveries with the secret that was set, and no others', async () => {
		await host.activate(parameters);
		const body = '{"event":"reply-received"}';
		expect((await post({ [SECRET_HEADER]: 'a secret of my own' }, body)).status).toBe(200);
		expect((await post({ [SECRET_HEADER]: 'another' }, body)).status).toBe(401);
		expect(host.started).toHaveLength(1);
	});

	test('blanks around the secret do not matter', async () => {
		await host.activate({ ...parameters, secret: ' a secret of my own\n' });
		const headers = { [SECRET_HEADER]: ' a secret of my own ' };
		expect((await post(headers, '{"event":"reply-received"}')).status).toBe(200);
	});

	test.each(['={{ undefined }}', '={{ null }}'])(
		'with the secret %p no word is taken for it',
		async (secret) => {
			await host.activate({ ...parameters, secret });
			for (const word of ['undefined', 'null']) {
				const response = await post({ [SECRET_HEADER]: word }, '{"event":"reply-received"}');
				expect(response.status).toBe(401);
			}
		},
	);

	test.each(['', ' ', '\t\n'])('with the secret %p nothing is taken', async (secret) => {
		await host.activate({ ...parameters, secret });
		const response = await post({ [SECRET_HEADER]: '' }, '{"event":"reply-received"}');
		expect(response.status).toBe(401);
	});
});

describe('the sequences to filter by', () => {
	const names = async (registration = 'automatic') =>
		await getSequenceNames.call(pickerContext(emulator, { registration }, new SaleshandyTrigger()));

	test('are listed once a title, all pages', async () => {
		for (const { value } of channels) emulator.account.addSequence({ title: value });
		emulator.account.addSequence({ title: 'Email' });
		const options = await names();
		expect(options).toHaveLength(channels.length);
		expect(options[0]).toEqual({ name: 'CallDemo', value: 'CallDemo' });
	});

	test('cannot be listed without a credential', async () => {
		await expect(names('manual')).rejects.toThrow('no account to list');
	});
});
