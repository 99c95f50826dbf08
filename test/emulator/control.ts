import express, { Router } from 'express';
import type { Kind } from './account';
import type { Emulator } from './emulator';
import type { LimitRule } from './limit';

/** The body of a control request. */
interface Order {
	kind: Kind;
	entry: object;
	event: string;
	body?: object;
	rule: LimitRule | null;
}

/**
 * Controls an emulator from outside its process. Bodies are JSON; a failure is a 400 with `reason`.
 *
 *   GET  /_/requests                      the log
 *   GET  /_/account                       all entries of the account by kind
 *   POST /_/add      { kind, entry }      adds an entry, returns it
 *   POST /_/deliver  { event, body? }     sends an event to its webhooks, returns the deliveries
 *   POST /_/limit    { rule }             limits the rate; null removes the limit
 */
export function control(emulator: Emulator): Router {
	const { account } = emulator;
	const orders: Record<string, (order: Order) => unknown> = {
		'GET /requests': () => emulator.requests,
		'GET /account': () => account,
		'POST /add': ({ kind, entry }) => account.add(kind, entry),
		'POST /deliver': ({ event, body }) => emulator.deliver(event, body),
		'POST /limit': ({ rule }) => emulator.limit(rule ?? undefined),
	};
	return Router().use(express.json(), async (req, res) => {
		try {
			res.json((await orders[`${req.method} ${req.path}`](req.body)) ?? null);
		} catch (error) {
			res.status(400).json({ reason: String(error) });
		}
	});
}
