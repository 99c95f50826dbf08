import { setTimeout } from 'node:timers/promises';
import { type Answer, appError, rateLimited } from './answers';
import type { ReceivedRequest } from './requests';

/** One request in the hands of a fault. */
export interface Exchange {
	request: ReceivedRequest;
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

type Headers = Record<string, string>;

/** What goes wrong, in place of handling the request and sending the answer. */
export type Fault = (exchange: Exchange) => void | Promise<void>;

/** No fault at all. */
export const asUsual: Fault = async ({ handle, send }) => send(await handle());

/** Any answer; nothing is done. A text is sent as it is, anything else as JSON. */
export const answer =
	(status: number, body?: unknown, headers?: Headers): Fault =>
	({ send }) =>
		send({ status, body, headers });

/** Everything is done, and the answer is changed. */
export const changed =
	(change: (answer: Answer, request: ReceivedRequest) => Partial<Answer>): Fault =>
	async ({ handle, send, request }) => {
		const usual = await handle();
		send({ ...usual, ...change(usual, request) });
	};

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
	const headers: Headers = {};
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
export const failAfterHandling = (status = 500): Fault =>
	changed(() => appError(5001, 'Internal error', status));

const isJson = { 'content-type': 'application/json' };
const firstHalf = (text: string) => text.slice(0, Math.ceil(text.length / 2));

/** Everything is done, and the text of the answer's JSON is sent in another way. */
const changedText = (
	change: (text: string) => unknown,
	headers: (text: string) => Headers,
): Fault =>
	changed(({ body }) => {
		const text = JSON.stringify(body);
		return { body: change(text), headers: headers(text) };
	});

/** Everything is done, but only half of the JSON is answered. */
export const truncatedJson = () => changedText(firstHalf, () => isJson);

/** Everything is done, but the connection ends in the middle of the answer. */
export const cutBody = () => changedText(cutOff, sized);

async function* cutOff(text: string) {
	yield firstHalf(text);
	await setTimeout(5);
	throw new Error('Cut off');
}

/** Everything is done, and the answer comes in pieces. */
export const slowBody = (pieces: number, ms: number) =>
	changedText((text) => inPieces(Buffer.from(text), pieces, ms), sized);

async function* inPieces(bytes: Buffer, pieces: number, ms: number) {
	const size = Math.ceil(bytes.length / pieces);
	for (let start = 0; start < bytes.length; start += size) {
		if (start > 0) await setTimeout(ms);
		yield bytes.subarray(start, start + size);
	}
}

const sized = (text: string) => ({ ...isJson, 'content-length': `${Buffer.byteLength(text)}` });

/** Everything is done, but the JSON is said to be something else. */
export const wrongContentType = (type = 'text/html; charset=utf-8') =>
	changedText(String, () => ({ 'content-type': type }));

/** Everything is done, and the answer holds a great deal more than is needed. */
export const hugeBody = (bytes: number): Fault =>
	changed(({ body }) => ({ body: { ...(body as object), padding: 'x'.repeat(bytes) } }));

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
	/** An operationId, or a test of the request. */
	when?: string | ((request: ReceivedRequest) => boolean);
}

interface Waiting {
	fault: Fault;
	times: number;
	skip: number;
	isMeant: (request: ReceivedRequest) => boolean;
}

/** Faults waiting for their requests, first come, first served. */
export class FaultQueue {
	private waiting: Waiting[] = [];

	add(fault: Fault, { times = 1, skip = 0, when = () => true }: FaultOptions = {}) {
		const isMeant =
			typeof when === 'string' ? (request: ReceivedRequest) => request.operationId === when : when;
		this.waiting.push({ fault, times, skip, isMeant });
	}

	clear() {
		this.waiting = [];
	}

	/** The fault for this request. Later faults that match it too wait until the first is used up. */
	next(request: ReceivedRequest): Fault {
		const first = this.waiting.find(({ times, isMeant }) => times > 0 && isMeant(request));
		if (!first) return asUsual;
		if (first.skip > 0) {
			first.skip--;
			return asUsual;
		}
		first.times--;
		return first.fault;
	}
}
