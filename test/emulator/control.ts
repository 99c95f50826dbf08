import { createHash } from 'node:crypto';
import express, { Router } from 'express';
import type { Kind } from './account';
import type { Emulator } from './emulator';
import type { LimitRule } from './limit';

/** What a request of the control routes carries. */
interface Order {
	event: string;
	url: string;
	headers: Record<string, string>;
	body: object;
	kind: Kind;
	entry: object;
	rule: LimitRule | null;
}

/**
 * Control of an emulator that runs in another process: JSON in, JSON out, a reason with status 400 if it fails.
 *
 *   GET  /_/requests                             the log, files as their SHA-256
 *   GET  /_/account                              all that the account holds
 *   POST /_/add      { kind, entry }             adds to the account
 *   POST /_/deliver  { event, body? }            sends an event to its webhooks, returns the deliveries
 *   POST /_/send     { url, headers, body }      sends what no webhook would, returns status and body
 *   POST /_/limit    { rule }, null for none     limits the rate, or no longer
 *   POST /_/reset                                back to an empty account
 */
export function control(emulator: Emulator): Router {
	const { account } = emulator;
	const orders: Record<string, (order: Order) => unknown> = {
		'GET /requests': () => emulator.requests,
		'GET /account': () => account,
		'POST /add': ({ kind, entry }) => account.add(kind, entry),
		'POST /deliver': ({ event, body }) => emulator.deliver(event, body),
		'POST /send': ({ url, headers, body }) => emulator.deliverTo(url, headers, body),
		'POST /limit': ({ rule }) => emulator.limit(rule ?? undefined),
		'POST /reset': () => emulator.reset(),
	};
	return Router().use(express.json(), async (req, res) => {
		try {
			const result = await orders[`${req.method} ${req.path}`](req.body);
			res.type('json').send(JSON.stringify(result ?? null, withoutBytes));
		} catch (error) {
			res.status(400).json({ reason: String(error) });
		}
	});
}

/** Bytes of a file by their fingerprint. */
const withoutBytes = (key: string, value: unknown) =>
	key === 'bytes'
		? createHash('sha256')
				.update(Buffer.from(value as Buffer))
				.digest('hex')
		: value;
