import { Container } from '@n8n/di';
import { Logger } from '@n8n/backend-common';

import type { ReceivedRequest } from '../emulator';

const isIn = (secret: string, something: unknown) =>
	(JSON.stringify(something) ?? '').includes(secret);

/** Where the key is in requests, beside the header that it is for. */
export const leaksInRequests = (secret: string, requests: ReceivedRequest[]): string[] =>
	requests
		.filter(({ method, path, query, body, headers }) =>
			isIn(secret, [method, path, query, body, { ...headers, 'x-api-key': '' }]),
		)
		.map(({ method, path }) => `${method} ${path}`);

/** Where the key is in what n8n stores of a run. */
export const leaksInRun = (secret: string, run: unknown): string[] =>
	isIn(secret, run) ? ['the data of the run'] : [];

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;

/**
 * Listens to n8n's log and to everything that is printed, until told to stop.
 *
 * @returns what was heard of the key since the last time, and how to stop
 */
export function overhear(secret: string) {
	let heard: string[] = [];
	const listen = (where: string, parts: unknown[]) => {
		const text = parts.map((part) => (part instanceof Error ? part.stack : part));
		if (text.some((part) => String(part).includes(secret)) || isIn(secret, text)) heard.push(where);
	};
	const restore: Array<() => void> = [];
	const tap = (where: string, target: object, method: string) => {
		const methods = target as Record<string, (...parts: unknown[]) => unknown>;
		const original = methods[method];
		methods[method] = (...parts) => {
			listen(`${where} (${method})`, parts);
			return original.apply(target, parts);
		};
		restore.push(() => (methods[method] = original));
	};

	const logger = Container.get(Logger);
	for (const method of ['error', 'warn', 'info', 'debug']) tap('the log', logger, method);
	for (const method of METHODS) tap('the console', console, method);
	tap('standard output', process.stdout, 'write');
	tap('standard error', process.stderr, 'write');

	return {
		leaks() {
			const leaks = heard;
			heard = [];
			return leaks;
		},
		stop: () => restore.forEach((undo) => undo()),
	};
}
