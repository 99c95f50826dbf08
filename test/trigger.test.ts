import { Workflow } from 'n8n-workflow';

import { channels } from '../nodes/Saleshandy/channels';
import { getSequenceNames } from '../nodes/Saleshandy/pickers/getSequenceNames';
import { SaleshandyTrigger } from '../nodes/Saleshandy/SaleshandyTrigger.node';
import { events } from '../nodes/Saleshandy/trigger/events';
import { SECRET_HEADER } from '../nodes/Saleshandy/trigger/secret';
import type { ReceivedRequest } from './emulator';
import type { Exchange } from './emulator/faults';
import { answer, serverError } from './emulator/faults';
import { pickerContext, UNDER_TEST, workflowOf } from './engine';
import type { TriggerHost } from './engine/trigger';
import { hostTrigger } from './engine/trigger';
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

/** Delivers a body as Saleshandy would, with the secret of the first webhook unless another is given. */
const post = async (
	body: string,
	headers: Record<string, string> = { [SECRET_HEADER]: secret() },
) =>
	await fetch(host.url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body,
	});
const postAs = async (type: string, body: string) =>
	await post(body, { [SECRET_HEADER]: secret(), 'content-type': type });
/** What the list of webhooks shows from now on, whatever the account holds. */
const list = (payload: unknown) =>
	emulator.inject(answer(200, { message: '', payload }), {
		times: Infinity,
		when: 'listWebhooks',
	});

describe('registration', () => {
	test('creates a webhook with URL, events, a secret and a name that shows where it leads', async () => {
		await host.activate({ events: ['reply-received', 'email-sent'] });
		expect(emulator.account.webhooks).toMatchObject([
			{
				name: expect.stringMatching(/^n8n production: Workflow \/ Saleshandy #[0-9a-f]{8}$/),
				webhookUrl: host.url,
				webhookEvent: ['reply-received', 'email-sent'],
			},
		]);
		expect(secret()).toMatch(/^[0-9a-f]{64}$/);
	});

	test('the 19 events are those of the API', async () => {
		await host.activate({ events: events.map(({ value }) => value) });
		expect(created()).toMatchObject([{ status: 201 }]);
		expect(new Set(emulator.account.webhooks[0].webhookEvent).size).toBe(19);
	});

	test('published and unpublished five times it is still one webhook, which still works', async () => {
		for (let round = 0; round < 5; round++) {
			await host.activate();
			await host.deactivate();
		}
		await host.activate();
		expect(emulator.account.webhooks).toHaveLength(1);
		await emulator.deliver('reply-received');
		expect(host.started).toHaveLength(1);
	});

	test('two activations at once create one webhook', async () => {
		await Promise.all([host.activate(), host.activate(), host.activate()]);
		expect(emulator.account.webhooks).toHaveLength(1);
		await emulator.deliver('reply-received');
		expect(host.started).toHaveLength(1);
	});

	test('an activation that fails does not hold back the next one', async () => {
		emulator.inject(serverError(), { when: ({ path }) => path.endsWith('/create') });
		const [first, second] = await Promise.allSettled([host.activate(), host.activate()]);
		expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
		expect(emulator.account.webhooks).toHaveLength(1);
	});

	test('unpublishing says what stays and how to delete it, but not the secret', async () => {
		await host.activate();
		await host.deactivate();
		expect(host.warnings).toEqual([expect.stringContaining(`${host.url} stays in Saleshandy`)]);
		expect(host.warnings.join()).not.toContain(secret());
	});

	test.each([
		['full', Infinity],
		['cut', 20],
	])('it is found behind pages that are %s', async (_, mostPerPage) => {
		await host.activate();
		addOthers(120, 'paused');
		emulator.answer('listWebhooks', cutTo(mostPerPage), { times: Infinity });
		await host.activate();
		expect(created()).toHaveLength(1);
		await emulator.deliver('reply-received');
		expect(host.started).toHaveLength(1);
	});

	test.each([
		['shows no headers', { headers: undefined }],
		['empties headers', { headers: null }],
		['masks headers', { headers: { [SECRET_HEADER]: '********' } }],
		['shows no status', { status: undefined }],
		['shows events as one text', { webhookEvent: 'reply-received' }],
	])('a list that %s is enough to reuse a webhook', async (_, change) => {
		await host.activate();
		list(emulator.account.webhooks.map((webhook) => ({ ...webhook, ...change })));
		await host.activate();
		expect(created()).toHaveLength(1);
		await emulator.deliver('reply-received');
		expect(host.started).toHaveLength(1);
	});

	test.each([
		['capitals', (url: URL) => `HTTP://LOCALHOST:${url.port}${url.pathname}`],
		['a trailing slash', (url: URL) => `http://localhost:${url.port}${url.pathname}/`],
	])('its URL is known again with %s', async (_, change) => {
		const local = await hostTrigger(() => emulator, { hostname: 'localhost' });
		await local.activate();
		emulator.account.webhooks[0].webhookUrl = change(new URL(local.url));
		await local.activate();
		expect(created()).toHaveLength(1);
		await local.close();
	});

	test.each<[string, object, string]>([
		['other events', { webhookEvent: ['email-sent'] }, 'it is for email-sent'],
		['more events', { webhookEvent: ['reply-received', 'email-sent'] }, 'it is for reply-received'],
		['no events', { webhookEvent: null }, 'it is for no events'],
		['the status paused', { status: 'paused' }, 'its status is "paused"'],
		['the status inactive', { status: 'inactive' }, 'its status is "inactive"'],
		['the status false', { status: false }, 'its status is "false"'],
		['another secret', { headers: { [SECRET_HEADER]: 'f'.repeat(64) } }, 'its secret differs'],
		[
			'the fingerprint of another secret',
			{ headers: undefined, name: 'n8n production: Workflow / Saleshandy #00000000' },
			'its secret differs',
		],
		['a name without a fingerprint', { headers: undefined, name: null }, 'its secret differs'],
	])('a webhook with %s is not reused, and a warning names it', async (_, change, reason) => {
		await host.activate();
		const [webhook] = emulator.account.webhooks;
		list([{ ...webhook, ...change }]);
		await host.activate();
		expect(created()).toHaveLength(2);
		expect(host.warnings).toEqual([expect.stringContaining(`(${webhook.id})`)]);
		expect(host.warnings[0]).toContain(reason);
		expect(host.warnings.join()).not.toContain(secret());
	});

	test.each([
		['null', null],
		['empty', []],
		['full of empty records', [{}, {}]],
		['full of broken records', [{ webhookUrl: 7, webhookEvent: {}, headers: 'none', name: {} }]],
	])('a list that is %s means a new webhook', async (_, payload) => {
		list(payload);
		await host.activate();
		expect(created()).toHaveLength(1);
	});

	test.each([1, 'none', { webhooks: [] }, [null], ['text']])(
		'a list that is %j is one sentence, and nothing is created',
		async (payload) => {
			list(payload);
			await expect(host.activate()).rejects.toThrow('instead of a list of webhooks');
			expect(created()).toEqual([]);
		},
	);

	test('broken records with the URL of the node do not break the warning', async () => {
		const toString = null;
		list([{ webhookUrl: host.url, name: { toString }, webhookEvent: [{ toString }] }]);
		await host.activate();
		expect(created()).toHaveLength(1);
		expect(host.warnings).toHaveLength(1);
	});

	test('at the cap of 50 it says what to do', async () => {
		addOthers(50, 'active');
		await expect(host.activate()).rejects.toMatchObject({
			message: 'Webhook limit reached',
			description: expect.stringContaining('50 active webhooks'),
		});
	});

	test('a rejection that contains the secret is reported without it', async () => {
		const showHeaders = ({ request, send }: Exchange) =>
			send({ status: 400, body: { message: JSON.stringify(request.body) } });
		emulator.inject(showHeaders, { when: 'createWebhook' });
		await expect(host.activate()).rejects.toThrow(`"${SECRET_HEADER}":"…"`);
	});

	test('a refusal and a fault are not swallowed, and a creation is not repeated', async () => {
		emulator.inject(serverError(), { when: ({ path }) => path.endsWith('/create') });
		await expect(host.activate()).rejects.toMatchObject({
			description: expect.stringContaining('Outcome unknown'),
		});
		expect(created()).toHaveLength(1);
	});

	test.each([
		['one text', 'reply-received'],
		['a text with commas', 'reply-received, email-sent,'],
		['an expression of a text', '={{ "reply-received" }}'],
		['an expression of a list', '={{ ["reply-received", "reply-received"] }}'],
	])('events can be %s', async (_, events) => {
		await host.activate({ events });
		expect(created()).toMatchObject([{ status: 201 }]);
		await emulator.deliver('reply-received');
		expect(host.started).toHaveLength(1);
	});

	test.each([
		[[], 'at least one event'],
		['', 'at least one event'],
		['={{ null }}', 'at least one event'],
		['={{ undefined }}', 'at least one event'],
		['reply-sent', `'Trigger On' has an unknown event: "reply-sent"`],
		['={{ { a: 1 } }}', 'Trigger On'],
		['={{ [["email-sent"]] }}', 'Trigger On'],
	])('the events %j are rejected before anything is sent', async (events, message) => {
		await expect(host.activate({ events })).rejects.toThrow(message);
		expect(emulator.requests).toEqual([]);
	});

	test('a test gets a webhook of its own, told apart by name', async () => {
		const test = await hostTrigger(() => emulator, { isTest: true });
		await test.activate();
		expect(emulator.account.webhooks[0].name).toMatch(/^n8n test: Workflow \/ Saleshandy #/);
		await emulator.deliver('reply-received');
		expect(test.started).toHaveLength(1);
		await test.close();
	});
});

describe('a delivery', () => {
	test('starts the workflow once, with the body as it came', async () => {
		await host.activate({ events: ['email-sent'], simplify: false });
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
	])('with %s is rejected with 401 and starts nothing', async (_, wrong) => {
		await host.activate();
		const response = await post('{"event":"reply-received"}', wrong());
		expect(response.status).toBe(401);
		expect(await response.text()).not.toContain(secret());
		expect(host.started).toEqual([]);
	});

	test('with the secret of another API key is rejected, and the log says what to do', async () => {
		await host.activate();
		expect((await post('{}', { [SECRET_HEADER]: 'f'.repeat(64) })).status).toBe(401);
		expect((await post('{}', { [SECRET_HEADER]: 'guess' })).status).toBe(401);
		expect(host.warnings).toEqual([expect.stringContaining('If the API key was changed')]);
	});

	test.each(['', '[]', '{}', '"text"', '7', 'null'])(
		'with the body %p is rejected with 400',
		async (body) => {
			await host.activate();
			for (const type of ['application/json', 'text/plain']) {
				expect((await postAs(type, body)).status).toBe(400);
			}
			expect(host.started).toEqual([]);
		},
	);

	test.each([
		'text/plain',
		'text/json; charset=utf-8',
		'application/vnd.api+json',
		'application/json-patch+json',
		'application/octet-stream',
		'application/x-www-form-urlencoded',
		'APPLICATION/JSON',
	])('of JSON that is called %s is read', async (type) => {
		await host.activate({ simplify: false });
		const body = { event: 'reply-received', text: 'Grüße 🙂 & =' };
		expect((await postAs(type, JSON.stringify(body))).status).toBe(200);
		expect(host.started).toEqual([body]);
	});

	test.each([
		['text/plain', 'Hello'],
		['application/x-www-form-urlencoded', 'event=reply-received'],
		['multipart/form-data; boundary=x', '--x--'],
	])('of %s without JSON is rejected with 400', async (type, body) => {
		await host.activate();
		expect((await postAs(type, body)).status).toBe(400);
	});

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

		await host.activate({ options: { testEvents: true } });
		webhook.status = 'paused';
		await emulator.resumeWebhook(webhook.id);
		expect(host.started).toHaveLength(1);
	});

	test.each([
		['of an unknown event', { event: 'meeting-booked', prospect: { email: 'lee@example.com' } }],
		['of an event in another spelling', { event: 'Reply Received', sequence: { id: '100200' } }],
		['without an event', { prospect: {} }],
		['of an event that is no text', { event: ['reply-received'], prospect: {} }],
	])('%s leaves a line in the log, and is passed on if test events are', async (_, body) => {
		await host.activate();
		expect((await post(JSON.stringify(body))).status).toBe(200);
		expect(host.started).toEqual([]);
		expect(host.warnings).toEqual([expect.stringContaining("'Trigger on Test Events'")]);

		await host.activate({ options: { testEvents: true } });
		expect((await post(JSON.stringify(body))).status).toBe(200);
		expect(host.started).toEqual([body]);
		expect(host.warnings).toHaveLength(2);
	});

	test('of an unknown event in a sequence that is filtered out starts nothing', async () => {
		await host.activate({
			filters: { sequences: ['Summer'] },
			options: { testEvents: true },
		});
		await post('{"event":"meeting-booked","sequence":{"sequenceName":"Spring"}}');
		expect(host.started).toEqual([]);
		expect(host.warnings).toEqual([expect.stringContaining('"meeting-booked"')]);
	});

	test('obeys toggles that an expression sets as text', async () => {
		await host.activate({
			simplify: '={{ "false" }}',
			options: { ignoreRedeliveries: '={{ "false" }}', testEvents: '={{ "true" }}' },
		});
		const event = { event: 'reply-received', prospect: {} };
		const unknown = { event: 'meeting-booked' };
		for (const body of [event, event, unknown]) await post(JSON.stringify(body));
		expect(host.started).toEqual([event, event, unknown]);
	});

	test('is not started twice if the expression of a toggle has no value', async () => {
		await host.activate({ options: { ignoreRedeliveries: '={{ "" }}' } });
		const event = JSON.stringify({ event: 'reply-received' });
		await post(event);
		await post(event);
		expect(host.started).toHaveLength(1);
	});

	test('keeps keys that mean something to JavaScript as data', async () => {
		await host.activate({ simplify: false });
		const body =
			'{"event":"reply-received","__proto__":{"polluted":true},"text":"={{ 1 + 1 }}","json":{"a":1}}';
		expect((await post(body)).status).toBe(200);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(host.started).toMatchObject([{ text: '={{ 1 + 1 }}', json: { a: 1 } }]);
	});
});

describe('Simplify', () => {
	const common = {
		prospectEmail: 'lee@example.com',
		prospectName: 'Lee Hart',
		sequenceName: 'Spring outreach',
		stepId: 'Xw7bL1mR9c',
		variant: 'A',
	};
	const email = { subject: 'A short idea', senderEmail: 'ada@example.com' };

	test.each<[string, object]>([
		['email-sent', { occurredAt: '2026-05-04T09:00:12.000Z', ...email }],
		['email-opened', { occurredAt: '2026-05-04T09:12:40.000Z', openCount: '2', ...email }],
		[
			'email-link-clicked',
			{
				occurredAt: '2026-05-04T09:13:05.000Z',
				link: 'https://example.com/offer',
				clickCount: '1',
				subject: 'A short idea',
			},
		],
		[
			'reply-received',
			{
				occurredAt: '2026-05-04T11:02:00.000Z',
				replyText: 'Sounds good, tell me more',
				conversationId: 'eF7kJ1qV3r',
				outcome: 'Interested',
			},
		],
		[
			'email-bounced',
			{
				occurredAt: '2026-05-04T09:00:31.000Z',
				bounceReason: 'Mailbox not found',
				...email,
			},
		],
		[
			'prospect-unsubscribed',
			{
				occurredAt: '2026-05-04T12:00:00.000Z',
				isManuallyUnsubscribed: false,
				senderEmail: 'ada@example.com',
			},
		],
		[
			'prospect-outcome-updated',
			{
				outcome: 'Interested',
				previousOutcome: 'Uncategorized',
				conversationId: 'eF7kJ1qV3r',
				isManuallyChanged: true,
			},
		],
	])('%s has at most ten fields', async (event, details) => {
		await host.activate({ events: [event] });
		await emulator.deliver(event);
		expect(host.started).toEqual([{ event, ...common, ...details }]);
		expect(Object.keys(host.started[0] as object).length).toBeLessThanOrEqual(10);
	});

	test('understands the older names of an outcome', async () => {
		const event = 'prospect-outcome-updated';
		await host.activate({ events: [event] });
		await emulator.deliver(event, { event, newCategory: 'Won', oldCategory: 'Interested' });
		expect(host.started).toMatchObject([{ outcome: 'Won', previousOutcome: 'Interested' }]);
	});

	test('leaves events whose format is not public as they are', async () => {
		await host.activate({ events: ['call-task-updated'] });
		const body = { event: 'call-task-updated', task: { outcome: 'No Answer' } };
		await emulator.deliver('call-task-updated', body);
		expect(host.started).toEqual([body]);
	});
});

describe('filters', () => {
	const sequence = {
		id: '100200',
		sequenceName: 'Spring outreach',
		stepID: 'Xw7bL1mR9c',
		latestOutcome: 'Meeting Booked',
	};

	test.each([
		['the sequence by title', { sequences: ['spring outreach'] }, true],
		['the sequence by its number', { sequences: ['100200'] }, true],
		['another sequence', { sequences: ['Summer'] }, false],
		['the step', { stepIds: 'Other1, Xw7bL1mR9c' }, true],
		['another step', { stepIds: 'Other1' }, false],
		['the outcome', { outcomes: 'meeting booked' }, true],
		['another outcome', { outcomes: 'Not Interested' }, false],
		['sequence and another outcome', { sequences: ['Spring outreach'], outcomes: 'No' }, false],
		['nothing', { sequences: [], stepIds: '', outcomes: '' }, true],
	])('by %s', async (_, filters, starts) => {
		await host.activate({ filters });
		await emulator.deliver('reply-received', { event: 'reply-received', sequence });
		expect(host.started).toHaveLength(starts ? 1 : 0);
	});

	test.each([
		['newOutcome', 1],
		['newCategory', 1],
		['oldOutcome', 0],
	])('by outcome look at %s of a changed outcome', async (key, starts) => {
		const event = 'prospect-outcome-updated';
		await host.activate({ events: [event], filters: { outcomes: 'Won' } });
		await emulator.deliver(event, { event, [key]: 'Won', sequence });
		expect(host.started).toHaveLength(starts);
	});

	test('let pass what lacks the value they ask for', async () => {
		await host.activate({ filters: { sequences: ['Summer'], outcomes: 'Interested' } });
		await emulator.deliver('reply-received', { event: 'reply-received' });
		const noOutcome = { sequenceName: 'Summer', latestOutcome: '' };
		await emulator.deliver('reply-received', { event: 'reply-received', sequence: noOutcome });
		expect(host.started).toHaveLength(2);
	});
});

describe('redeliveries', () => {
	const numbered = (number: number) => JSON.stringify({ event: 'reply-received', number });
	const deliver = async (number: number) => (await post(numbered(number))).status;

	test('start nothing, also if ten come at once', async () => {
		await host.activate();
		const statuses = await Promise.all(Array.from({ length: 10 }, async () => await deliver(1)));
		expect(new Set(statuses)).toEqual(new Set([200]));
		expect(host.started).toHaveLength(1);
		await deliver(2);
		expect(host.started).toHaveLength(2);
	});

	test('start the workflow if n8n could not start it before', async () => {
		await host.activate();
		host.canStart = false;
		expect(await deliver(3)).toBe(500);
		host.canStart = true;
		expect(await deliver(3)).toBe(200);
		expect(await deliver(3)).toBe(200);
		expect(host.started).toHaveLength(1);
	});

	test('start the workflow if they were filtered out before', async () => {
		await host.activate({ events: ['email-sent'] });
		await deliver(4);
		await host.activate({ events: ['reply-received'] });
		await deliver(4);
		expect(host.started).toHaveLength(1);
	});

	test('are known among the last 500 deliveries', async () => {
		await host.activate();
		await deliver(1000);
		await Promise.all(Array.from({ length: 500 }, async (_, index) => await deliver(1001 + index)));
		expect(host.started).toHaveLength(501);
		await deliver(1001);
		expect(host.started).toHaveLength(501);
		await deliver(1000);
		expect(host.started).toHaveLength(502);
	});

	test('of one node say nothing about another', async () => {
		await host.activate();
		const other = await hostTrigger(() => emulator, { nodeId: 'other' });
		await other.activate();
		await emulator.deliver('reply-received', { event: 'reply-received', number: 5 });
		expect([host.started, other.started]).toMatchObject([[{}], [{}]]);
		await other.close();
	});

	test('start the workflow if asked to, and while it is tested', async () => {
		await host.activate({ options: { ignoreRedeliveries: false } });
		await deliver(6);
		await deliver(6);
		expect(host.started).toHaveLength(2);

		const test = await hostTrigger(() => emulator, { isTest: true });
		await test.activate();
		const body = { event: 'reply-received', number: 7 };
		await emulator.deliver('reply-received', body);
		await emulator.deliver('reply-received', body);
		expect(test.started).toHaveLength(2);
		await test.close();
	});
});

describe('manual registration', () => {
	const parameters = { registration: 'manual', secret: 'a secret of my own' };
	const postWith = async (secret: string) =>
		(await post('{"event":"reply-received"}', { [SECRET_HEADER]: secret })).status;

	test('sends Saleshandy nothing', async () => {
		await host.activate(parameters);
		await host.deactivate();
		expect(emulator.requests).toEqual([]);
		expect(host.warnings).toEqual([]);
	});

	test('accepts deliveries with the secret that was set, and no others', async () => {
		await host.activate(parameters);
		expect(await postWith('a secret of my own')).toBe(200);
		expect(await postWith('another')).toBe(401);
		expect(host.started).toHaveLength(1);
	});

	test('spaces around the secret do not matter', async () => {
		await host.activate({ ...parameters, secret: ' a secret of my own\n' });
		expect(await postWith(' a secret of my own ')).toBe(200);
	});

	test.each(['={{ undefined }}', '={{ null }}'])(
		'with the secret %p no word is accepted for it',
		async (secret) => {
			await host.activate({ ...parameters, secret });
			for (const word of ['undefined', 'null']) expect(await postWith(word)).toBe(401);
		},
	);

	test.each(['', ' ', '\t\n'])('with the secret %p nothing is accepted', async (secret) => {
		await host.activate({ ...parameters, secret });
		expect(await postWith('')).toBe(401);
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
		await expect(names('manual')).rejects.toThrow('no account to load sequences from');
	});
});

describe('the form', () => {
	const { description } = new SaleshandyTrigger();

	test.each([
		[['reply-received', 'linkedin-task-updated'], 'Email: Reply Received, LinkedIn Task: Updated'],
		['={{ "email-sent" }}', 'Email: Sent'],
		[['something-new'], 'something-new'],
	])('with the events %j is called %s on the canvas', (events, subtitle) => {
		const workflow: Workflow = workflowOf(new SaleshandyTrigger(), { events });
		const node = workflow.getNode(UNDER_TEST)!;
		expect(
			workflow.expression.getSimpleParameterValue(node, description.subtitle, 'internal', {}),
		).toBe(subtitle);
	});

	test('every event says in the panel when it triggers', () => {
		for (const { action } of events) expect(action).toMatch(/^On [a-z]+ |^On (LinkedIn|WhatsApp) /);
		expect(new Set(events.map(({ action }) => action)).size).toBe(19);
	});

	test('begins with the credential and Trigger On', () => {
		const labels = description.properties.map(({ displayName }) => displayName);
		expect(labels.slice(0, 2)).toEqual(['Credentials', 'Trigger On']);
		expect(labels).toEqual(expect.arrayContaining(['Simplify', 'Filters', 'Options']));
	});
});
