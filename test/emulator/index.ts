import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Account } from './account';
import type { Delivery, RetryRule } from './deliveries';
import { EmulatedApi } from './emulator';
import type { Fault, FaultOptions } from './faults';
import type { LimitRule } from './limit';
import { operations } from './operations';
import type { ReceivedRequest } from './requests';

export * from './account';
export type { Answer } from './answers';
export { type Attempt, type Delivery, type RetryRule, testBody } from './deliveries';
export type { Exchange, Fault, FaultOptions } from './faults';
export type { LimitRule } from './limit';
export type { ReceivedRequest } from './requests';

/** How to start an emulator; port 0 takes any free one. */
export interface EmulatorOptions {
	port?: number;
	apiKey?: string;
	/** Called for each request once its status is known. */
	onEnd?: (request: ReceivedRequest) => void;
}

/** A strict Saleshandy on loopback. */
export interface Emulator {
	/** What the credential needs: http://127.0.0.1:<port>/v1 */
	baseUrl: string;
	apiKey: string;
	account: Account;
	/** Every request, in the order of arrival. */
	requests: ReceivedRequest[];
	/** Bugs of the emulator itself, such as an answer that breaks the contract. A test run should leave none. */
	problems: string[];
	/** Queues a fault for the next requests; those that it spares (`skip`) come first. */
	inject(fault: Fault, options?: FaultOptions): void;
	/** Limits the rate from now on; without a rule, no longer. */
	limit(rule?: LimitRule): void;
	/** Sends an event to every active webhook that wants it. The body is the contract's example unless told otherwise. */
	deliver(event: string, body?: object): Promise<Delivery[]>;
	/**
	 * Resumes a paused webhook, as a person does in the product: one test delivery, and only a 2xx resumes it.
	 * The body of a test delivery is not public; its shape (`testBody`) is an assumption of the emulator.
	 */
	resumeWebhook(webhookId: string): Promise<Delivery>;
	/** Sends what no webhook would: any headers, and a text as it is or anything else as JSON. */
	deliverTo(
		url: string,
		headers: Record<string, string>,
		body: unknown,
	): Promise<{ status: number; body: string }>;
	/** Retries deliveries by this rule from now on; what it leaves out is as usual: 3 attempts, 20 ms apart, 10 s each. */
	retries(rule?: Partial<RetryRule>): void;
	/** Back to an empty account: no requests, faults or limit, and the usual retries. */
	reset(): void;
	/** Ends open connections and deliveries too. */
	close(): Promise<void>;
}

/** Starts an emulator with an empty account. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const { port = 0, apiKey = 'emulator-key', onEnd = () => {} } = options;
	await operations();
	const api = new EmulatedApi(apiKey, onEnd);

	const app = express().disable('x-powered-by').disable('etag');
	app.use((req, res) => api.receive(req, res));
	// Longer than any wait of a client between two requests: a socket that ends just then looks like a fault.
	const server = createServer({ keepAliveTimeout: 300_000 }, app);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});

	return {
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		apiKey,
		account: api.account,
		requests: api.requests,
		problems: api.problems,
		inject: (fault, faultOptions) => api.inject(fault, faultOptions),
		limit: (rule) => api.limit(rule),
		deliver: (event, body) => api.deliveries.deliver(event, body),
		resumeWebhook: (webhookId) => api.deliveries.resume(webhookId),
		deliverTo: (url, headers, body) => api.deliveries.deliverTo(url, headers, body),
		retries: (rule) => api.deliveries.retries(rule),
		reset: () => api.reset(),
		close: () =>
			new Promise((resolve) => {
				api.endPending();
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
