import { setMaxListeners } from 'node:events';
import { pipeline } from 'node:stream';
import type { Request, Response } from 'express';
import { Account } from './account';
import { type Answer, appError, gatewayError, invalid } from './answers';
import { Deliveries } from './deliveries';
import { type Exchange, type Fault, FaultQueue, type FaultOptions } from './faults';
import { type LimitRule, RateLimit } from './limit';
import { answerTo, operationIdOf } from './operations';
import { type ReadBody, readBody, type ReceivedRequest } from './requests';

/** One Saleshandy account behind one key, and all that was asked of it. Knows requests, not operations. */
export class EmulatedApi {
	readonly account = new Account();
	readonly requests: ReceivedRequest[] = [];
	/** Bugs of the emulator that showed: each was answered with a 500. */
	readonly problems: string[] = [];
	readonly deliveries = new Deliveries(this.account, () => this.lifetime.signal);

	private readonly faults = new FaultQueue();
	private rateLimit?: RateLimit;
	private lifetime = newLifetime();

	constructor(
		private readonly apiKey: string,
		private readonly onEnd: (request: ReceivedRequest) => void,
	) {}

	inject(fault: Fault, options?: FaultOptions) {
		this.faults.add(fault, options);
	}

	limit(rule?: LimitRule) {
		this.rateLimit = rule && new RateLimit(rule);
	}

	reset() {
		this.endPending();
		this.account.clear();
		this.requests.length = 0;
		this.problems.length = 0;
		this.faults.clear();
		this.limit();
		this.deliveries.retries();
	}

	/** Drops the requests that a fault holds back, and ends deliveries. */
	endPending() {
		this.lifetime.abort();
		this.lifetime = newLifetime();
	}

	/** Takes a request through limit and faults, and answers it. */
	async receive(req: Request, res: Response) {
		const request = this.record(req);
		const { signal } = this.lifetime;
		const read = await readBody(req, res);
		request.body = read.recorded;
		request.operationId = await operationIdOf(request);

		const exchange: Exchange = {
			handle: () => this.handle(req, request, read),
			send: (answer) => this.send(res, request, answer),
			drop: () => this.drop(res, request),
			signal,
			closed: new Promise((resolve) => res.once('close', resolve)),
		};
		try {
			const { headers, refusal } = this.rateLimit?.admit() ?? {};
			// Node's own date does not follow a clock that a test has faked.
			res.set({ date: new Date().toUTCString(), ...headers });
			request.isLimited = refusal !== undefined;
			if (refusal) exchange.send(refusal);
			else await this.faults.next(request)(exchange);
		} catch (error) {
			if (signal.aborted) return exchange.drop();
			this.problems.push(String(error));
			exchange.send(appError(5001, `Emulator: ${error}`, 500));
		}
	}

	private record(req: Request): ReceivedRequest {
		const { method, path, query, headers } = req;
		const request = { method, path, query: { ...query }, headers };
		this.requests.push(request);
		return request;
	}

	private async handle(req: Request, request: ReceivedRequest, read: ReadBody): Promise<Answer> {
		const { accept, 'x-api-key': key, 'content-type': contentType } = request.headers;
		if (key !== this.apiKey) return appError(1001, 'Invalid token');
		if (!isDecodable(request.path)) return invalid('path must be percent-encoded UTF-8');
		if (!accept || !req.accepts('application/json')) {
			return gatewayError(406, 'Not acceptable: Accept must allow application/json');
		}
		if (request.method === 'GET' && contentType) {
			return gatewayError(406, 'Not acceptable: a GET has no Content-Type');
		}
		return read.unusable ?? answerTo(request, read, this.account);
	}

	private send(res: Response, request: ReceivedRequest, { status, body, headers }: Answer) {
		request.status = status;
		this.onEnd(request);
		res.status(status).set(headers ?? {});
		if (typeof body === 'string') res.end(body);
		else if (isStream(body)) pipeline(body, res, () => {});
		else res.json(body);
	}

	private drop(res: Response, request: ReceivedRequest) {
		this.onEnd(request);
		res.socket?.destroy();
	}
}

const isStream = (body: unknown): body is AsyncIterable<string | Buffer> =>
	typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

function isDecodable(path: string) {
	try {
		return Boolean(decodeURIComponent(path));
	} catch {
		return false;
	}
}

function newLifetime() {
	const lifetime = new AbortController();
	// Any number of requests and deliveries may be under way at once.
	setMaxListeners(0, lifetime.signal);
	return lifetime;
}
