import { parseArgs } from 'node:util';
import { startEmulator } from './index';
import { addPlainSequences, addSample } from './sample';

// npm run emulator -- [--port 4010] [--empty] [--sequences 1200], key from EMULATOR_API_KEY
//
// Prints {"baseUrl", "apiKey", "control"} as one line of JSON; control.ts lists the routes below `control`.
// In n8n, enter base URL and API key in a Saleshandy credential. Nothing leaves this computer.

async function main() {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			empty: { type: 'boolean', default: false },
			sequences: { type: 'string', default: '0' },
		},
	});
	const apiKey = process.env.EMULATOR_API_KEY || undefined;
	const emulator = await startEmulator({ port: Number(values.port), apiKey });
	if (!values.empty) addSample(emulator.account);
	addPlainSequences(emulator.account, Number(values.sequences));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void emulator.close());
	}

	const { baseUrl } = emulator;
	const control = `${new URL(baseUrl).origin}/_`;
	console.log(JSON.stringify({ baseUrl, apiKey: emulator.apiKey, control }));
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
