import { once } from 'node:events';
import http, { type IncomingMessage, STATUS_CODES } from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { Account, Webhook } from './account';
import { eventExample } from './contract';
import { operations } from './operations';

/** How often a delivery is tried, how long it waits between two attempts, and how long one may take. */
export interface RetryRule {
	attempts: number;
	waitMs: number;
	timeoutMs: number;
}

/** One try: the status that came back, or why none did. */
export interface Attempt {
	status?: number;
	error?: string;
	at: number;
}

/** What became of one event at one webhook. */
export interface Delivery {
	webhookId: string;
	event: string;
	url: string;
	attempts: Attempt[];
	delivered: boolean;
}

const JSON_TYPE = { 'content-type': 'application/json' };

const USUAL: RetryRule = { attempts: 3, waitMs: 20, timeoutMs: 10_000 };

/** What a test delivery carries. The real body is not public: its shape is an assumption of the emulator. */
export const testBody = ({ webhookEvent: [event] }: Webhook) => ({ event, test: true });

/** Brings events to the webhooks of an account. Nothing is sent beyond loopback. */
export class Deliveries {
	private rule = USUAL;

	/** `lifetime` gives the signal that ends what is under way. */
	constructor(
		private readonly account: Account,
		private readonly lifetime: () => AbortSignal,
	) {}

	retries(rule: Partial<RetryRule> = {}) {
		this.rule = { ...USUAL, ...rule };
	}

	/** The body is not checked, so that a test can send what it likes. */
	async deliver(event: string, body?: object): Promise<Delivery[]> {
		const example = eventExample(await operations(), event);
		const webhooks = this.account.webhooks.filter(
			({ status, webhookEvent }) => status === 'active' && webhookEvent.includes(event),
		);
		for (const { webhookUrl } of webhooks) checkLoopback(webhookUrl);
		const sent = webhooks.map((webhook) => this.bring(webhook, event, body ?? example, this.rule));
		return await Promise.all(sent);
	}

	/** A person looks on, so there is one attempt. */
	async resume(webhookId: string): Promise<Delivery> {
		const webhook = this.account.webhooks.find(({ id }) => id === webhookId);
		if (webhook?.status !== 'paused') throw new Error(`There is no paused webhook ${webhookId}`);
		checkLoopback(webhook.webhookUrl);
		const once = { ...this.rule, attempts: 1 };
		const delivery = await this.bring(webhook, webhook.webhookEvent[0], testBody(webhook), once);
		if (delivery.delivered) {
			Object.assign(webhook, { status: 'active', failed: false, lastFailure: null });
		}
		return delivery;
	}

	/** A text is sent as it is, anything else as JSON. */
	async deliverTo(url: string, headers: SentHeaders, body: unknown) {
		return await post(url, { ...JSON_TYPE, ...headers }, body, this.limit(this.rule));
	}

	/** Up to the first 2xx. After the last failure the webhook is paused, unless the emulator itself gave up. */
	private async bring(webhook: Webhook, event: string, body: object, rule: RetryRule) {
		const lifetime = this.lifetime();
		const { id: webhookId, webhookUrl: url } = webhook;
		const delivery: Delivery = { webhookId, event, url, attempts: [], delivered: false };
		while (!delivery.delivered && delivery.attempts.length < rule.attempts) {
			if (delivery.attempts.length) await wait(rule.waitMs, lifetime);
			if (lifetime.aborted) return delivery;
			const attempt = await this.attempt(webhook, body, rule);
			delivery.attempts.push(attempt);
			delivery.delivered = isSuccess(attempt);
		}
		if (!delivery.delivered && !lifetime.aborted) pause(webhook, delivery.attempts.at(-1)!);
		return delivery;
	}

	private async attempt({ webhookUrl, headers }: Webhook, body: object, rule: RetryRule) {
		const at = Date.now();
		try {
			const all = { ...headers, ...JSON_TYPE };
			const { status } = await post(webhookUrl, all, body, this.limit(rule));
			return { status, at };
		} catch (error) {
			return { error: reason(error as Error), at };
		}
	}

	/** Ends an attempt. Not AbortSignal.any: Node 20 may collect its parts before they fire. */
	private limit({ timeoutMs }: RetryRule) {
		const lifetime = this.lifetime();
		const limit = new AbortController();
		void wait(timeoutMs, lifetime).then(() =>
			limit.abort(new Error(lifetime.aborted ? 'Ended' : `No answer within ${timeoutMs} ms`)),
		);
		return limit.signal;
	}
}

const isSuccess = ({ status = 0 }: Attempt) => status >= 200 && status < 300;

function pause(webhook: Webhook, { status: statusCode, error, at }: Attempt) {
	const message = error ?? STATUS_CODES[statusCode!] ?? `Status ${statusCode}`;
	const lastFailure = { failedAt: new Date(at).toISOString(), statusCode, message };
	Object.assign(webhook, { status: 'paused', failed: true, lastFailure });
}

const wait = (ms: number, signal: AbortSignal) =>
	setTimeout(ms, undefined, { signal }).catch(() => {});

type SentHeaders = Record<string, string>;

/** Redirects are not followed, and no socket is kept: it could be closed just when it is used again. */
async function post(url: string, headers: SentHeaders, body: unknown, signal: AbortSignal) {
	checkLoopback(url);
	const { request } = new URL(url).protocol === 'https:' ? https : http;
	const sending = request(url, { method: 'POST', headers, agent: false, signal });
	// What breaks off later shows in the response.
	sending.on('error', () => {});
	sending.end(typeof body === 'string' ? body : JSON.stringify(body));
	const [response] = (await once(sending, 'response')) as [IncomingMessage];
	return { status: response.statusCode!, body: await text(response) };
}

/** The emulator must never reach outside. URL has brought all spellings of an address to one. */
function checkLoopback(url: string) {
	const { protocol, hostname } = new URL(url);
	const isLoopback = /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(hostname);
	if (!isLoopback || !/^https?:$/.test(protocol)) {
		throw new Error(`The emulator delivers to loopback only, not to ${url}`);
	}
}

/** An ended attempt has its reason in the cause; one that failed at several addresses has a code alone. */
function reason({ message, code, cause }: NodeJS.ErrnoException) {
	return (cause as Error | undefined)?.message || message || code;
}
