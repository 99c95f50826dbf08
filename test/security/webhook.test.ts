import fc from 'fast-check';

import { events } from '../../nodes/Saleshandy/trigger/events';
import { SECRET_HEADER } from '../../nodes/Saleshandy/trigger/secret';
import type { TriggerHost } from '../engine/trigger';
import { hostTrigger } from '../engine/trigger';
import { useEmulator } from '../useEmulator';

const MEGABYTE = 1024 * 1024;
const emulator = useEmulator();
let host: TriggerHost;
beforeEach(async () => {
	host = await hostTrigger(() => emulator);
});
afterEach(async () => await host.close());

const secret = () => emulator.account.webhooks[0].headers[SECRET_HEADER];
const post = async (
	body: string | ReadableStream | ArrayBuffer,
	headers: Record<string, string> = {},
) =>
	await fetch(host.url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', [SECRET_HEADER]: secret(), ...headers },
		body,
		duplex: 'half',
	} as RequestInit);

/** A delivery of so many bytes. */
function ofSize(bytes: number) {
	const [before, after] = ['{"event":"reply-received","text":"', '"}'];
	return before + 'a'.repeat(bytes - before.length - after.length) + after;
}
const inChunks = (text: string) => new Blob([text]).stream();
const packed = async (text: string) =>
	await new Response(
		new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')),
	).arrayBuffer();

describe('webhook bodies are limited in size', () => {
	test('one of a megabyte starts the workflow, one byte more is refused with 413', async () => {
		await host.activate();
		expect((await post(ofSize(MEGABYTE))).status).toBe(200);
		expect(host.started).toHaveLength(1);
		const response = await post(ofSize(MEGABYTE + 1));
		expect(response.status).toBe(413);
		expect(await response.json()).toEqual({ message: 'The body has more than 1048576 bytes' });
		expect(host.started).toHaveLength(1);
	});

	test('one that does not announce its size is measured', async () => {
		await host.activate();
		expect((await post(inChunks(ofSize(MEGABYTE)))).status).toBe(200);
		expect((await post(inChunks(ofSize(MEGABYTE + 1)))).status).toBe(413);
		expect(host.started).toHaveLength(1);
	});

	test('one that is packed is measured unpacked', async () => {
		await host.activate();
		const headers = { 'content-encoding': 'gzip' };
		expect((await post(await packed(ofSize(MEGABYTE)), headers)).status).toBe(200);
		const large = await packed(ofSize(15 * MEGABYTE));
		expect(large.byteLength).toBeLessThan(MEGABYTE);
		expect((await post(large, headers)).status).toBe(413);
		expect(host.started).toHaveLength(1);
	});

	test('one of another content type is measured too, and a form with files is rejected', async () => {
		await host.activate();
		const text = { 'content-type': 'text/plain' };
		expect((await post(ofSize(MEGABYTE + 1), text)).status).toBe(413);
		const form = { 'content-type': 'multipart/form-data; boundary=x' };
		expect((await post(ofSize(MEGABYTE + 1), form)).status).toBe(400);
		expect((await post(inChunks('--x--'), form)).status).toBe(400);
		expect(host.started).toEqual([]);
	});

	test('a large one without the secret is refused for that', async () => {
		await host.activate();
		const response = await post(ofSize(MEGABYTE + 1), { [SECRET_HEADER]: 'wrong' });
		expect(response.status).toBe(401);
	});
});

const expressions = [
	'={{ 1 + 1 }}',
	'{{ $env.PATH }}',
	'={{ $json.event }}',
	'={{ (() => { throw new Error("evaluated") })() }}',
	"={{ $node['Saleshandy'].parameter.secret }}",
	'={{ constructor.constructor("return process")() }}',
];

describe('webhook bodies are never evaluated', () => {
	test.each(expressions)('%s stays a text', async (text) => {
		const events = ['reply-received'];
		const body = {
			event: 'reply-received',
			text,
			[text]: text,
			prospect: { email: text, firstName: text, lastName: text, company: text },
			sequence: { sequenceName: text, stepID: text, latestOutcome: text, variant: [text] },
		};
		const options = { ignoreRedeliveries: false };
		await host.activate({ events, simplify: false, options });
		expect((await post(JSON.stringify(body))).status).toBe(200);
		await host.activate({ events, filters: { sequences: [], outcomes: '' }, options });
		expect((await post(JSON.stringify(body))).status).toBe(200);
		expect(host.started).toEqual([
			body,
			expect.objectContaining({ prospectEmail: text, prospectName: `${text} ${text}` }),
		]);
	});

	test('any JSON object comes out as it came in, or is refused or dropped', async () => {
		await host.activate({ simplify: false, options: { ignoreRedeliveries: false } });
		await fc.assert(
			fc.asyncProperty(fc.json(), async (json) => {
				host.started.length = 0;
				const value: unknown = JSON.parse(json);
				const event = { ...(value as object), event: 'reply-received' };
				expect((await post(JSON.stringify(event))).status).toBe(200);
				expect(host.started).toEqual([JSON.parse(JSON.stringify(event))]);
				const isEvent = typeof value === 'object' && value !== null && !Array.isArray(value);
				expect([200, 400]).toContain((await post(json)).status);
				if (!isEvent) expect(host.started).toHaveLength(1);
			}),
			{ numRuns: 150 },
		);
	});

	test('whatever its parts are, filters and Simplify get along with them', async () => {
		const filters = { sequences: ['Spring'], stepIds: 'a', outcomes: 'b' };
		const part = fc.constantFrom(
			...[null, 1, true, 'text', [], ['a'], {}, { toString: 1 }, { toString: null, valueOf: 1 }],
		);
		const body = fc.record({
			event: fc.oneof(fc.constantFrom(...events.map(({ value }) => value)), part),
			prospect: fc.oneof(part, fc.record({ firstName: part, lastName: part, email: part })),
			sequence: fc.oneof(part, fc.record({ sequenceName: part, id: part, latestOutcome: part })),
			user: part,
		});
		for (const simplify of [true, false]) {
			await host.activate({ simplify, filters, options: { testEvents: true } });
			await fc.assert(
				fc.asyncProperty(body, async (delivery) => {
					expect((await post(JSON.stringify(delivery))).status).toBe(200);
				}),
				{ numRuns: 100 },
			);
		}
	});

	test('nesting as deep as the size allows does not break the trigger', async () => {
		const depth = 100_000;
		const json = `{"event":"reply-received","sequence":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;
		for (const simplify of [true, false]) {
			const options = { ignoreRedeliveries: false };
			await host.activate({ simplify, filters: { sequences: ['Spring'] }, options });
			expect((await post(json)).status).toBe(200);
		}
		expect(host.started).toHaveLength(2);
		expect((await post('{"event":"reply-received"}')).status).toBe(200);
		expect(host.started).toHaveLength(3);
	});

	test('a list of events is not taken for one', async () => {
		await host.activate();
		expect((await post('[{"event":"reply-received"},{"event":"reply-received"}]')).status).toBe(
			400,
		);
		expect(host.started).toEqual([]);
	});
});
