import { setTimeout } from 'node:timers/promises';
import { type Answer, appError, rateLimited } from './answers';
import type { ReceivedRequest } from './requests';

/** A request that meets a fault. */
export interface Exchange {
	request: ReceivedRequest;
	/** Handles the request and returns the answer without sending it. */
	handle(): Promise<Answer>;
	send(answer: Answer): void;
	/** Destroys the socket. */
	drop(): void;
	/** Aborted when the emulator is reset or closed. */
	signal: AbortSignal;
}

type Headers = Record<string, string>;

/** Replaces handling a request and sending its answer. */
export type Fault = (exchange: Exchange) => void | Promise<void>;

/** No fault at all. */
export const asUsual: Fault = async ({ handle, send }) => send(await handle());

/** Any answer, without handling the request. A text is sent as it is, anything else as JSON. */
export const answer =
	(status: number, body?: unknown, headers?: Headers): Fault =>
	({ send }) =>
		send({ status, body, headers });

/** Another answer, after handling the request. */
export const changed =
	(change: (answer: Answer, request: ReceivedRequest) => Partial<Answer>): Fault =>
	async ({ handle, send, request }) => {
		const usual = await handle();
		send({ ...usual, ...change(usual, request) });
	};

/** The rate limit in its most common form, without handling the request. */
export const rateLimited400 =
	(): Fault =>
	({ send }) =>
		send(rateLimited('400'));

/** The rate limit as a 429, without handling the request. `retryAfter` is in seconds, `reset` an ISO date. */
export function rateLimited429({
	retryAfter,
	reset,
}: { retryAfter?: number | string; reset?: string } = {}): Fault {
	const headers: Headers = {};
	if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
	if (reset !== undefined) headers['x-ratelimit-reset'] = reset;
	return ({ send }) => send(rateLimited('429', headers));
}

/** A server error, without handling the request. */
export const serverError =
	(status = 500): Fault =>
	({ send }) =>
		send(appError(5001, 'Internal error', status));

/** The page of a proxy, without handling the request. */
export const htmlPage = (status = 502): Fault =>
	answer(
		status,
		`<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>\n`,
		{ 'content-type': 'text/html; charset=utf-8' },
	);

/** A redirect, without handling the request. */
export const redirect = (location: string, status = 302): Fault => answer(status, '', { location });

/** The connection ends before the request is handled. */
export const dropConnection =
	(): Fault =>
	({ drop }) =>
		drop();

/** The connection ends after the request was handled. */
export const loseAnswer = (): Fault => async (exchange) => {
	await exchange.handle();
	exchange.drop();
};

/** A server error after the request was handled. */
export const failAfterHandling = (status = 500): Fault =>
	changed(() => appError(5001, 'Internal error', status));

const halfOf = (text: string) => text.slice(0, Math.ceil(text.length / 2));

/** Half of the answer's JSON, after the request was handled. */
export const truncatedJson = (): Fault =>
	changed(({ body }) => ({
		body: halfOf(JSON.stringify(body)),
		headers: { 'content-type': 'application/json' },
	}));

/** The connection ends in the middle of the answer. */
export const cutBody = (): Fault =>
	changed(({ body }) => {
		const text = JSON.stringify(body);
		const length = String(Buffer.byteLength(text));
		return {
			body: cutOff(halfOf(text)),
			headers: { 'content-type': 'application/json', 'content-length': length },
		};
	});

async function* cutOff(text: string) {
	yield text;
	await setTimeout(5);
	throw new Error('Cut off');
}

/** The usual answer, later. */
export const delay =
	(ms: number): Fault =>
	async (exchange) => {
		await setTimeout(ms, undefined, { signal: exchange.signal });
		await asUsual(exchange);
	};

/** How many requests a fault applies to, how many matching ones it skips first, and which match. */
export interface FaultOptions {
	times?: number;
	skip?: number;
	/** An operationId or a predicate. */
	when?: string | ((request: ReceivedRequest) => boolean);
}

/** Faults in the order in which they were injected. */
export class FaultQueue {
	private waiting: Array<Required<FaultOptions> & { fault: Fault }> = [];

	add(fault: Fault, { times = 1, skip = 0, when = () => true }: FaultOptions = {}) {
		this.waiting.push({ fault, times, skip, when });
	}

	clear() {
		this.waiting = [];
	}

	/** The first matching fault that is not used up. */
	next(request: ReceivedRequest): Fault {
		const isMeant = ({ when }: Required<FaultOptions>) =>
			typeof when === 'string' ? request.operationId === when : when(request);
		const first = this.waiting.find((waiting) => waiting.times > 0 && isMeant(waiting));
		if (!first) return asUsual;
		if (first.skip > 0) {
			first.skip--;
			return asUsual;
		}
		first.times--;
		return first.fault;
	}
}
