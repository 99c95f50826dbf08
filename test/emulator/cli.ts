import { createHash } from 'node:crypto';
import { fstatSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Emulator, type ReceivedRequest, startEmulator } from './index';
import { addPlainSequences, addSample } from './sample';

// npm run emulator -- [--port 4010] [--log] [--empty] [--sequences 1200], key from EMULATOR_API_KEY
//
// A program that starts it with a pipe as stdin can write orders, one a line. Each prints one line:
//   deliver <event> [json]                       delivered <event> <json of the deliveries>
//   send <url> <json of headers> <json or text>  sent <status>
//   webhooks                                     webhooks <json>
//   limit <requests> <milliseconds>              limited, the others get 429; without numbers no longer
// An order that cannot be carried out prints: failed <reason>

async function main() {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			log: { type: 'boolean', default: false },
			empty: { type: 'boolean', default: false },
			sequences: { type: 'string', default: '0' },
		},
	});
	const emulator = await startEmulator({
		port: Number(values.port),
		apiKey: process.env.EMULATOR_API_KEY || undefined,
		onEnd: values.log ? log : undefined,
	});
	if (!values.empty) addSample(emulator.account);
	addPlainSequences(emulator.account, Number(values.sequences));

	console.log(`Saleshandy emulator
Base URL: ${emulator.baseUrl}
API key:  ${emulator.apiKey}

In n8n, create a Saleshandy credential and enter this base URL and this API key.
Nothing leaves this computer, and all changes are gone when the emulator ends (Ctrl+C).
`);

	if (isPipe()) void takeOrders(emulator);
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.once(signal, () => void emulator.close());
}

function log({ method, path, headers, status, body }: ReceivedRequest) {
	const type = headers['content-type'] ?? '';
	const shown = type.includes('json')
		? body
		: type.includes('multipart')
			? summary(body)
			: undefined;
	const parts = [method, path, status ?? 'dropped', ...(shown ? [JSON.stringify(shown)] : [])];
	console.log(parts.join(' '));
}

const isPipe = () => {
	const stdin = fstatSync(0);
	return stdin.isFIFO() || stdin.isSocket();
};

/** One after the other. Waiting for orders does not keep the emulator alive. */
async function takeOrders(emulator: Emulator) {
	process.stdin.unref();
	for await (const line of createInterface({ input: process.stdin })) {
		console.log(await obey(emulator, line).catch(({ message }: Error) => `failed ${message}`));
	}
}

async function obey(emulator: Emulator, line: string) {
	for (const [pattern, order] of orders) {
		const match = pattern.exec(line);
		if (match) return await order(emulator, ...match.slice(1));
	}
	throw new Error(`Not an order: ${line}`);
}

type Order = (emulator: Emulator, ...parts: string[]) => Promise<string>;

/** How an order is written, and what it does. */
const orders: Array<[RegExp, Order]> = [
	[
		/^deliver (\S+)(?: (.+))?$/,
		async (emulator, event, json) => {
			const deliveries = await emulator.deliver(event, json ? JSON.parse(json) : undefined);
			return `delivered ${event} ${JSON.stringify(deliveries)}`;
		},
	],
	[
		// The headers end with their first brace, so none may hold one.
		/^send (\S+) (\{[^}]*\})(?: (.*))?$/,
		async (emulator, url, headers, body = '') => {
			const { status } = await emulator.deliverTo(url, JSON.parse(headers), body);
			return `sent ${status}`;
		},
	],
	[
		/^limit(?: (\d+) (\d+))?$/,
		async (emulator, requests, windowMs) => {
			const rule = { perEndpoint: Number(requests), windowMilliseconds: Number(windowMs) };
			emulator.limit(requests ? { ...rule, headers: 'always' } : undefined);
			return 'limited ';
		},
	],
	[/^webhooks$/, async ({ account }) => `webhooks ${JSON.stringify(account.webhooks)}`],
];

/** A file by its fingerprint in place of its bytes. */
function summary(body: unknown) {
	const { file } = body as { file?: { name: string; mimeType: string; bytes: Buffer } };
	if (!file) return undefined;
	const { name, mimeType, bytes } = file;
	return { file: { name, mimeType, sha256: createHash('sha256').update(bytes).digest('hex') } };
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
