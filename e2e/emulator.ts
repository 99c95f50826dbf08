import { dirname, join } from 'node:path';
import { start } from './processes';

/** A request that the emulator took, as its log tells it. */
export interface LoggedRequest {
	method: string;
	path: string;
	status: number;
	body?: Record<string, unknown>;
	/** The line itself. */
	line: string;
}

const REQUEST = /^([A-Z]+) (\S+) (\d+)(?: (.*))?$/;

/** The test emulator as a program of its own, with sample data and a log that can be read. */
export async function startEmulator() {
	const cwd = dirname(__dirname);
	const tsx = join(cwd, 'node_modules/.bin/tsx');
	const emulator = start(tsx, ['test/emulator/cli.ts', '--port', '0', '--log'], { cwd });

	const [, baseUrl, apiKey] = await emulator.said(/^Base URL:\s+(\S+)\nAPI key:\s+(\S+)\n/m);

	const requests = () =>
		emulator
			.output()
			.split('\n')
			.flatMap((line): LoggedRequest[] => {
				const [, method, path, status, body] = REQUEST.exec(line) ?? [];
				if (!method) return [];
				return [{ method, path, status: Number(status), body: body && JSON.parse(body), line }];
			});

	return { baseUrl, apiKey, requests };
}
