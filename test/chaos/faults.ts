import type { Fault } from '../emulator';
import * as faults from '../emulator/faults';

/** What a fault means for a client that knows only what it is told. */
export type Effect =
	/** Carried out and answered. */
	| 'fine'
	/** Refused for the rate limit: to be sent again. */
	| 'again'
	/** Refused: nothing was done. */
	| 'refused'
	/** A connection that was lost, or a server that failed. */
	| 'broken'
	/** The status of a success over something that cannot be read. */
	| 'unreadable';

/** A fault of the plan. */
export interface PlannedFault {
	effect: Effect;
	make: (apiKey: string) => Fault;
}

const MANY_BYTES = 3_000_000;

const html = { 'content-type': 'text/html; charset=utf-8' };
const page = (text: string) => `<!DOCTYPE html>\n<html><body><p>${text}</p></body></html>\n`;

/** A refusal for the rate limit that says, from when it is sent, how long to wait. */
const forAWhile =
	(status: 400 | 429, body: unknown = { message: 'Rate Limit exceeded' }): Fault =>
	(exchange) => {
		const reset = new Date(Date.now() + 60).toISOString();
		const headers = { 'x-ratelimit-reset': reset, ...(typeof body === 'string' && html) };
		return faults.answer(status, body, headers)(exchange);
	};

/** All faults of the plan by name. */
export const plannedFaults = {
	'429': { effect: 'again', make: () => forAWhile(429) },
	'400 rate limit': { effect: 'again', make: () => forAWhile(400) },
	'429 as a page': { effect: 'again', make: () => forAWhile(429, page('Too many requests')) },
	// Costs a second of waiting: the shortest guess.
	'400 rate limit without an end': { effect: 'again', make: () => faults.rateLimited400() },
	'500': { effect: 'broken', make: () => faults.serverError(500) },
	'503 after all was done': { effect: 'broken', make: () => faults.failAfterHandling(503) },
	'502 as a page': { effect: 'broken', make: () => faults.htmlPage(502) },
	'502 as a huge page': {
		effect: 'broken',
		make: () => faults.answer(502, page('x'.repeat(MANY_BYTES)), html),
	},
	'500 that shows the key': {
		effect: 'broken',
		make: (apiKey) => faults.answer(500, page(`x-api-key: ${apiKey}`), html),
	},
	'dropped before': { effect: 'broken', make: () => faults.dropConnection() },
	'dropped after': { effect: 'broken', make: () => faults.loseAnswer() },
	'cut body': { effect: 'broken', make: () => faults.cutBody() },
	'truncated JSON': { effect: 'unreadable', make: () => faults.truncatedJson() },
	'200 as a page': { effect: 'unreadable', make: () => faults.htmlPage(200) },
	'200 with nothing': { effect: 'unreadable', make: () => faults.answer(200, '') },
	'page that is called JSON': {
		effect: 'unreadable',
		make: () => faults.answer(200, page('Moved'), { 'content-type': 'application/json' }),
	},
	'403 as a page': { effect: 'refused', make: () => faults.htmlPage(403) },
	redirect: { effect: 'refused', make: () => faults.redirect('/v1/elsewhere') },
	'refusal that shows the key': {
		effect: 'refused',
		make: (apiKey) => faults.answer(400, { code: 1001, message: `Invalid token ${apiKey}` }),
	},
	'huge refusal': {
		effect: 'refused',
		make: () => faults.answer(400, { code: 4000, message: 'x'.repeat(MANY_BYTES) }),
	},
	slow: { effect: 'fine', make: () => faults.delay(25) },
	'slow body': { effect: 'fine', make: () => faults.slowBody(4, 10) },
	'JSON that is called a page': { effect: 'fine', make: () => faults.wrongContentType() },
	'huge body': { effect: 'fine', make: () => faults.hugeBody(MANY_BYTES) },
} satisfies Record<string, PlannedFault>;

export type FaultName = keyof typeof plannedFaults;

export const effectOf = (name: FaultName): Effect => plannedFaults[name].effect;

/** The names of the faults with one of these effects. */
export const faultsThat = (...effects: Effect[]): FaultName[] =>
	(Object.keys(plannedFaults) as FaultName[]).filter((name) => effects.includes(effectOf(name)));
