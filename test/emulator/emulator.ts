import { setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import express, { type Request, type Response } from 'express';
import { Account } from './account';
import { type Answer, appError, gatewayError, invalid } from './answers';
import { control } from './control';
import { Deliveries, type Delivery } from './deliveries';
import type { AcceptedEnums, ReturnedEnums } from './enums';
import { changed, type Exchange, type Fault, FaultQueue, type FaultOptions } from './faults';
import { fileAt } from './handlers';
import { type LimitRule, RateLimit } from './limit';
import { answerTo, operationIdOf } from './operations';
import { type ReadBody, readBody, type ReceivedRequest } from './requests';

/** How to start an emulator; port 0 takes any free one. */
export interface EmulatorOptions {
	port?: number;
	apiKey?: string;
	/** Called for each request once its status is known. */
	onEnd?: (request: ReceivedRequest) => void;
}

/** A strict Saleshandy on loopback: one account behind one key, and all that was asked of it. */
export class Emulator {
	/** What the credential needs: http://127.0.0.1:<port>/v1 */
	baseUrl = '';
	readonly apiKey: string;
	readonly account = new Account();
	/** Every request, in the order of arrival. */
	readonly requests: ReceivedRequest[] = [];
	/** Bugs of the emulator itself, such as an answer that breaks the contract. A test run should leave none. */
	readonly problems: string[] = [];
	/** In which form the 'type' and 'priority' of steps are accepted. */
	enums: AcceptedEnums = 'integers';
	/** In which form 'type', 'priority' and 'status' of steps and variants are returned. */
	returnedEnums: ReturnedEnums = 'integers';

	private readonly deliveries = new Deliveries(this.account, () => this.lifetime.signal);
	private readonly faults = new FaultQueue();
	private rateLimit?: RateLimit;
	private lifetime = newLifetime();
	private readonly server: Server;

	constructor(private readonly options: EmulatorOptions = {}) {
		this.apiKey = options.apiKey ?? 'emulator-key';
		const app = express().disable('x-powered-by').disable('etag');
		app.use('/_', control(this));
		app.use((req, res) => this.receive(req, res));
		// Longer than any wait of a client between two requests: a socket that ends just then looks like a fault.
		this.server = createServer({ keepAliveTimeout: 300_000 }, app);
	}

	/** Listens from now on. */
	async start(): Promise<this> {
		const { port = 0 } = this.options;
		await new Promise<void>((resolve, reject) => {
			this.server.once('error', reject).listen(port, '127.0.0.1', resolve);
		});
		this.baseUrl = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
		return this;
	}

	/** Ends open connections and deliveries too. */
	async close(): Promise<void> {
		this.endPending();
		await new Promise((resolve) => {
			this.server.close(resolve);
			this.server.closeAllConnections();
		});
	}

	/** Queues a fault for the next requests; those that it spares (`skip`) come first. */
	inject(fault: Fault, options?: FaultOptions) {
		this.faults.add(fault, options);
	}

	/**
	 * Answers an operation otherwise, once or as often as told.
	 *
	 * @param answer sent in place of handling the request, status 200 unless told otherwise;
	 *   or a function that gets the usual answer once all is done, and returns what to change
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

	/** Limits the rate from now on; without a rule, no longer. */
	limit(rule?: LimitRule) {
		this.rateLimit = rule && new RateLimit(rule);
	}

	/** Sends an event to every active webhook that wants it. The body is the contract's example unless told otherwise. */
	async deliver(event: string, body?: object): Promise<Delivery[]> {
		return await this.deliveries.deliver(event, body);
	}

	/**
	 * Resumes a paused webhook, as a person does in the product: one test delivery, and only a 2xx resumes it.
	 * The body of a test delivery is not public; its shape (`testBody`) is an assumption of the emulator.
	 */
	async resumeWebhook(webhookId: string): Promise<Delivery> {
		return await this.deliveries.resume(webhookId);
	}

	/** Sends what no webhook would: any headers, and a text as it is or anything else as JSON. */
	async deliverTo(url: string, headers: Record<string, string>, body: unknown) {
		return await this.deliveries.deliverTo(url, headers, body);
	}

	/** Back to an empty account: no requests, faults or limit, and everything as usual. */
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

	/** Drops the requests that a fault holds back, and ends deliveries. */
	private endPending() {
		this.lifetime.abort();
		this.lifetime = newLifetime();
	}

	/** Takes a request through limit and faults, and answers it. */
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
			drop: () => this.drop(res, request),
			signal,
			closed: new Promise((resolve) => res.once('close', resolve)),
		};
		try {
			const endpoint = request.operationId ?? `${request.method} ${request.path}`;
			const isOfApi = request.path.startsWith('/v1/');
			const { headers, refusal } = (isOfApi && this.rateLimit?.admit(endpoint)) || {};
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

	/** Files are elsewhere at the real service: the key has no business there. */
	private file({ path, headers }: ReceivedRequest): Answer {
		if ('x-api-key' in headers) this.problems.push(`The API key was sent to ${path}`);
		const csv = fileAt(this.account.jobs, path);
		if (csv === undefined) return { status: 404, body: 'Not found' };
		return { status: 200, body: csv, headers: { 'content-type': 'text/csv' } };
	}

	private send(res: Response, request: ReceivedRequest, { status, body, headers }: Answer) {
		request.status = status;
		if (status >= 300) request.reason = reasonIn(body);
		this.options.onEnd?.(request);
		res.status(status).set(headers ?? {});
		if (body === undefined || typeof body === 'string') res.end(body);
		else if (isStream(body)) pipeline(body, res, () => {});
		else res.json(body);
	}

	private drop(res: Response, request: ReceivedRequest) {
		this.options.onEnd?.(request);
		res.socket?.destroy();
	}
}

/** What an answer that is no success says, in whatever envelope. */
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
	// Any number of requests and deliveries may be under way at once.
	setMaxListeners(0, lifetime.signal);
	return lifetime;
}
