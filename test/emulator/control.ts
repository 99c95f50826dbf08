import { createHash } from 'node:crypto';
import express, { Router } from 'express';
import type { Kind } from './account';
import type { Emulator } from './emulator';
import type { LimitRule } from './limit';

/** The body of a control request. */
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
 * Controls an emulator from another process. Bodies are JSON; a failure is a 400 with `reason`.
 *
 *   GET  /_/requests                             the log, with a SHA-256 in place of a file's bytes
 *   GET  /_/account                              all entries of the account by kind
 *   POST /_/add      { kind, entry }             adds an entry, returns it
 *   POST /_/deliver  { event, body? }            sends an event to its webhooks, returns the deliveries
 *   POST /_/send     { url, headers, body }      sends any delivery, returns status and body
 *   POST /_/limit    { rule }                    limits the rate; null removes the limit
 *   POST /_/reset                                empties account and log
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

const withoutBytes = (key: string, value: unknown) =>
	key === 'bytes'
		? createHash('sha256')
				.update(Buffer.from(value as Buffer))
				.digest('hex')
		: value;
