import { setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import express, { type Request, type Response } from 'express';
import { Account } from './account';
import { type Answer, appError, gatewayError, invalid } from './answers';
import { control } from './control';
import { Deliveries } from './deliveries';
import type { AcceptedEnums, ReturnedEnums } from './enums';
import { changed, type Exchange, type Fault, FaultQueue, type FaultOptions } from './faults';
import { fileAt } from './handlers';
import { type LimitRule, RateLimit } from './limit';
import { answerTo, operationIdOf } from './operations';
import { type ReadBody, readBody, type ReceivedRequest } from './requests';

/** A strict Saleshandy on loopback: one account, its key, and a log of all requests. */
export class Emulator {
	/** What the credential needs: http://127.0.0.1:<port>/v1 */
	baseUrl = '';
	readonly account = new Account();
	/** All requests, in order of arrival. */
	readonly requests: ReceivedRequest[] = [];
	/** What no test may leave: an answer that breaks the contract, or a key that went elsewhere. */
	readonly problems: string[] = [];
	/** Accepted forms of a step's 'type' and 'priority'. */
	enums: AcceptedEnums = 'integers';
	/** Returned form of 'type', 'priority' and 'status' of steps and variants. */
	returnedEnums: ReturnedEnums = 'integers';

	private readonly deliveries = new Deliveries(this.account, () => this.lifetime.signal);
	private readonly faults = new FaultQueue();
	private rateLimit?: RateLimit;
	private lifetime = newLifetime();
	private readonly server: Server;

	constructor(readonly apiKey = 'emulator-key') {
		const app = express().disable('x-powered-by').disable('etag');
		app.use('/_', control(this));
		app.use((req, res) => this.receive(req, res));
		// Longer than any pause between requests: a socket that closes just then looks like a fault.
		this.server = createServer({ keepAliveTimeout: 300_000 }, app);
	}

	/** Starts to listen; port 0 is any free one. */
	async start(port = 0): Promise<this> {
		await new Promise<void>((resolve, reject) => {
			this.server.once('error', reject).listen(port, '127.0.0.1', resolve);
		});
		this.baseUrl = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
		return this;
	}

	/** Stops listening and ends open connections and deliveries. */
	async close(): Promise<void> {
		this.endPending();
		await new Promise((resolve) => {
			this.server.close(resolve);
			this.server.closeAllConnections();
		});
	}

	/** Queues a fault for the next requests. */
	inject(fault: Fault, options?: FaultOptions) {
		this.faults.add(fault, options);
	}

	/**
	 * Overrides the answer of an operation, once unless `times` is given.
	 *
	 * @param answer sent without handling the request, by default with status 200; or a function
	 *   that gets the usual answer after the request was handled, and returns what to change
	 */
	answer(
		operationId: string,
		answer: Partial<Answer> | ((usual: Answer, request: ReceivedRequest) => Partial<Answer>),
		options: Omit<FaultOptions, 'when'> = {},
	) {
		const inPlace: Fault = ({ send }) => send({ status: 200, body: undefined, ...answer });
		const fault = typeof answer === 'function' ? changed(answer) : inPlace;
		this.inject(fault, { ...options, when: operationId });
	}

	/** Limits the rate. Without a rule there is no limit. */
	limit(rule?: LimitRule) {
		this.rateLimit = rule && new RateLimit(rule);
	}

	/** Sends an event to all active webhooks that subscribe to it, by default with the contract's example. */
	deliver = (event: string, body?: object) => this.deliveries.deliver(event, body);

	/** Re-enables a paused webhook as in the product: with a test delivery, which must return a 2xx. */
	resumeWebhook = (webhookId: string) => this.deliveries.resume(webhookId);

	/** Sends any delivery: a text as it is, anything else as JSON. */
	deliverTo = (url: string, headers: Record<string, string>, body: unknown) =>
		this.deliveries.deliverTo(url, headers, body);

	/** Empties the account and the log, and removes faults and limit. */
	reset() {
		this.endPending();
		this.account.clear();
		this.requests.length = 0;
		this.problems.length = 0;
		this.faults.clear();
		this.limit();
		this.enums = 'integers';
		this.returnedEnums = 'integers';
	}

	/** Drops delayed requests and ends deliveries. */
	private endPending() {
		this.lifetime.abort();
		this.lifetime = newLifetime();
	}

	/** Puts a request through rate limit and faults, and answers it. */
	private async receive(req: Request, res: Response) {
		const request = this.record(req);
		const { signal } = this.lifetime;
		const read = await readBody(req, res);
		request.body = read.recorded;
		request.operationId = await operationIdOf(request);

		const exchange: Exchange = {
			request,
			handle: () => this.handle(req, request, read),
			send: (answer) => this.send(res, request, answer),
			drop: () => res.socket?.destroy(),
			signal,
		};
		try {
			const { method, path, operationId = `${method} ${path}` } = request;
			const isFile = path.startsWith('/files/');
			if (isFile) this.expectNoKey(request);
			const { headers, refusal } = (!isFile && this.rateLimit?.admit(operationId)) || {};
			// Node's own date does not follow a faked clock.
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
		if (request.path.startsWith('/files/')) return this.file(request);
		if (key !== this.apiKey) return appError(1001, 'Invalid token', 400, 'auth');
		if (!isDecodable(request.path)) return invalid('path must be percent-encoded UTF-8');
		if (!accept || !req.accepts('application/json')) {
			return gatewayError(406, 'Not acceptable: Accept must allow application/json');
		}
		if (request.method === 'GET' && contentType) {
			return gatewayError(406, 'Not acceptable: a GET has no Content-Type');
		}
		const { account, enums: accepted, returnedEnums: returned } = this;
		const { origin } = new URL(this.baseUrl);
		return read.unusable ?? answerTo(request, read, { account, origin, accepted, returned });
	}

	/** The real service has its files on another host. */
	private expectNoKey({ path, headers }: ReceivedRequest) {
		if ('x-api-key' in headers) this.problems.push(`The API key was sent to ${path}`);
	}

	private file({ path }: ReceivedRequest): Answer {
		const csv = fileAt(this.account.jobs, path);
		if (csv === undefined) return { status: 404, body: 'Not found' };
		return { status: 200, body: csv, headers: { 'content-type': 'text/csv' } };
	}

	private send(res: Response, request: ReceivedRequest, { status, body, headers }: Answer) {
		request.status = status;
		if (status >= 300) request.reason = reasonIn(body);
		res.status(status).set(headers ?? {});
		if (body === undefined || typeof body === 'string') res.end(body);
		else if (isStream(body)) pipeline(body, res, () => {});
		else res.json(body);
	}
}

/** The message of a refusal, in whatever envelope. */
function reasonIn(body: unknown) {
	const { message, error_message: other } = (body ?? {}) as Record<string, unknown>;
	return message ?? other ?? body;
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
	// Any number of requests and deliveries can wait for it.
	setMaxListeners(0, lifetime.signal);
	return lifetime;
}
