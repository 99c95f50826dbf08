import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type ReceivedRequest, startEmulator } from './index';
import { addSample } from './sample';

// npm run emulator -- [--port 4010] [--log] [--empty], key from EMULATOR_API_KEY

async function main() {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			log: { type: 'boolean', default: false },
			empty: { type: 'boolean', default: false },
		},
	});
	const emulator = await startEmulator({
		port: Number(values.port),
		apiKey: process.env.EMULATOR_API_KEY || undefined,
		onEnd: values.log ? log : undefined,
	});
	if (!values.empty) addSample(emulator.account);

	console.log(`Saleshandy emulator
Base URL: ${emulator.baseUrl}
API key:  ${emulator.apiKey}

In n8n, create a Saleshandy credential and enter this base URL and this API key.
Nothing leaves this computer, and all changes are gone when the emulator ends (Ctrl+C).
`);

	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, emulator.close);
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
