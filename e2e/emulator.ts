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

/** A webhook that the emulator holds. */
export interface RegisteredWebhook {
	name: string;
	webhookUrl: string;
	headers: Record<string, string>;
}

/** The emulator's own doors, beside its API. */
export type EmulatorDoors = Pick<
	Awaited<ReturnType<typeof startEmulator>>,
	'requests' | 'deliver' | 'send' | 'webhooks'
>;

const REQUEST = /^([A-Z]+) (\S+) (\d+)(?: (.*))?$/;

/**
 * The test emulator as a program of its own, with sample data and a log that can be read.
 *
 * @param sequences how many sequences the account has at least: the sample, then plain ones
 */
export async function startEmulator({ sequences = 0 } = {}) {
	const cwd = dirname(__dirname);
	const tsx = join(cwd, 'node_modules/.bin/tsx');
	const options = ['--port', '0', '--log', '--sequences', String(sequences)];
	const emulator = start(tsx, ['test/emulator/cli.ts', ...options], { cwd });

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

	/** Gives the emulator an order and returns what stands behind its answer's first words. */
	const order = async (line: string, answer: string) => {
		const [, done, reason] = await emulator.ask(
			line,
			new RegExp(`^(?:${answer} (.*)|failed (.*))$`, 'm'),
		);
		if (reason !== undefined) throw new Error(`The emulator could not ${line}: ${reason}`);
		return done;
	};

	/** Sends an event to the webhooks that are registered for it, and returns whether all took it. */
	const deliver = async (event: string, body: object) => {
		const line = `deliver ${event} ${JSON.stringify(body)}`;
		const deliveries: Array<{ delivered: boolean }> = JSON.parse(
			await order(line, `delivered ${event}`),
		);
		return deliveries.length > 0 && deliveries.every(({ delivered }) => delivered);
	};

	/** Sends a delivery with other headers than the registered ones, and returns its status. */
	const send = async (url: string, headers: object, body: object) => {
		const line = `send ${url} ${JSON.stringify(headers)} ${JSON.stringify(body)}`;
		return Number(await order(line, 'sent'));
	};

	const webhooks = async (): Promise<RegisteredWebhook[]> => {
		return JSON.parse(await order('webhooks', 'webhooks'));
	};

	/** Takes so many requests in so many milliseconds from now on and refuses the others; without numbers all. */
	const limit = async (requests?: number, windowMs?: number) => {
		await order(requests ? `limit ${requests} ${windowMs}` : 'limit', 'limited');
	};

	const { stop } = emulator;
	return { baseUrl, apiKey, requests, deliver, send, webhooks, limit, stop };
}
