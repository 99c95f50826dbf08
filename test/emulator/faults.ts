import { setTimeout } from 'node:timers/promises';
import { type Answer, appError, rateLimited } from './answers';
import type { ReceivedRequest } from './requests';

/** One request in the hands of a fault. */
export interface Exchange {
	/** Does what was asked as if nothing were wrong; the answer is returned, not sent. */
	handle(): Promise<Answer>;
	send(answer: Answer): void;
	/** Destroys the socket. */
	drop(): void;
	/** Aborted when the emulator is reset or closed. */
	signal: AbortSignal;
	/** Resolves when the connection is closed, or free for the next request. */
	closed: Promise<unknown>;
}

/** What goes wrong, in place of handling the request and sending the answer. */
export type Fault = (exchange: Exchange) => void | Promise<void>;

/** No fault at all. */
export const asUsual: Fault = async ({ handle, send }) => send(await handle());

/** Any answer; nothing is done. A text is sent as it is, anything else as JSON. */
export const answer =
	(status: number, body: unknown, headers?: Record<string, string>): Fault =>
	({ send }) =>
		send({ status, body, headers });

/** The rate limit as most clients meet it; nothing is done. */
export const rateLimited400 =
	(): Fault =>
	({ send }) =>
		send(rateLimited('400'));

/** The rate limit as a 429; nothing is done. `retryAfter` is in seconds, `reset` an ISO date. */
export function rateLimited429({
	retryAfter,
	reset,
}: { retryAfter?: number | string; reset?: string } = {}): Fault {
	const headers: Record<string, string> = {};
	if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
	if (reset !== undefined) headers['x-ratelimit-reset'] = reset;
	return ({ send }) => send(rateLimited('429', headers));
}

/** A fault at the server; nothing is done. */
export const serverError =
	(status = 500): Fault =>
	({ send }) =>
		send(appError(5001, 'Internal error', status));

/** An error page from something in between; nothing is done. */
export const htmlPage = (status = 502): Fault =>
	answer(
		status,
		`<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>\n`,
		{ 'content-type': 'text/html; charset=utf-8' },
	);

/** Sends the client somewhere else; nothing is done. */
export const redirect = (location: string, status = 302): Fault => answer(status, '', { location });

/** The connection ends before anything is done. */
export const dropConnection =
	(): Fault =>
	({ drop }) =>
		drop();

/** Everything is done, but the connection ends before the answer. */
export const loseAnswer = (): Fault => async (exchange) => {
	await exchange.handle();
	exchange.drop();
};

/** Everything is done, and a server error is answered all the same. */
export const failAfterHandling =
	(status = 500): Fault =>
	async (exchange) => {
		await exchange.handle();
		await serverError(status)(exchange);
	};

/** Everything is done, but only half of the JSON is answered. */
export const truncatedJson = (): Fault => async (exchange) => {
	const { status, body } = await exchange.handle();
	const text = JSON.stringify(body);
	const half = text.slice(0, Math.ceil(text.length / 2));
	exchange.send({ status, body: half, headers: { 'content-type': 'application/json' } });
};

/** Everything is done, but the connection ends in the middle of the answer. */
export const cutBody = (): Fault => async (exchange) => {
	const { status, body } = await exchange.handle();
	const text = JSON.stringify(body);
	exchange.send({ status, body: half(text), headers: sized(text) });
};

async function* half(text: string) {
	yield text.slice(0, Math.ceil(text.length / 2));
	await setTimeout(5);
	throw new Error('Cut off');
}

/** Everything is done, and the answer comes in pieces. */
export const slowBody =
	(pieces: number, ms: number): Fault =>
	async (exchange) => {
		const { status, body } = await exchange.handle();
		const text = JSON.stringify(body);
		exchange.send({ status, body: inPieces(text, pieces, ms), headers: sized(text) });
	};

async function* inPieces(text: string, pieces: number, ms: number) {
	const bytes = Buffer.from(text);
	const size = Math.ceil(bytes.length / pieces);
	for (let start = 0; start < bytes.length; start += size) {
		if (start > 0) await setTimeout(ms);
		yield bytes.subarray(start, start + size);
	}
}

const sized = (text: string) => ({
	'content-type': 'application/json',
	'content-length': String(Buffer.byteLength(text)),
});

/** Everything is done, but the JSON is said to be something else. */
export const wrongContentType =
	(type = 'text/html; charset=utf-8'): Fault =>
	async (exchange) => {
		const { status, body } = await exchange.handle();
		exchange.send({ status, body: JSON.stringify(body), headers: { 'content-type': type } });
	};

/** Everything is done, and the answer holds a great deal more than is needed. */
export const hugeBody =
	(bytes: number): Fault =>
	async (exchange) => {
		const { status, body } = await exchange.handle();
		exchange.send({ status, body: { ...(body as object), padding: 'x'.repeat(bytes) } });
	};

/** Everything goes well, later. */
export const delay =
	(ms: number): Fault =>
	async (exchange) => {
		await setTimeout(ms, undefined, { signal: exchange.signal });
		await asUsual(exchange);
	};

/** How often a fault strikes, after how many spared requests, and which requests it looks at. */
export interface FaultOptions {
	times?: number;
	skip?: number;
	when?: (request: ReceivedRequest) => boolean;
}

/** Faults waiting for their requests, first come, first served. */
export class FaultQueue {
	private waiting: Array<Required<FaultOptions> & { fault: Fault }> = [];

	add(fault: Fault, { times = 1, skip = 0, when = () => true }: FaultOptions = {}) {
		this.waiting.push({ fault, times, skip, when });
	}

	clear() {
		this.waiting = [];
	}

	/** The fault for this request. Later faults that match it too wait until the first is used up. */
	next(request: ReceivedRequest): Fault {
		const first = this.waiting.find(({ times, when }) => times > 0 && when(request));
		if (!first) return asUsual;
		if (first.skip > 0) {
			first.skip--;
			return asUsual;
		}
		first.times--;
		return first.fault;
	}
}
