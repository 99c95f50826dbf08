import { STATUS_CODES } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Account, Webhook } from './account';
import { eventExample } from './contract';
import { operations } from './operations';

/** The status that came back, or why none did. */
interface Attempt {
	status?: number;
	error?: string;
	at: number;
}

/** What became of one event at one webhook. */
interface Delivery {
	webhookId: string;
	event: string;
	url: string;
	attempts: Attempt[];
	delivered: boolean;
}

const ATTEMPTS = 3;
const WAIT_MILLISECONDS = 20;

/** The body of a test delivery. The real one is not public. */
const testBody = ({ webhookEvent: [event] }: Webhook) => ({ event, test: true });

/** Delivers events to the webhooks of an account, on loopback only. */
export class Deliveries {
	/** `lifetime` returns the signal that ends deliveries. */
	constructor(
		private readonly account: Account,
		private readonly lifetime: () => AbortSignal,
	) {}

	/** Any body is allowed. */
	async deliver(event: string, body?: object): Promise<Delivery[]> {
		const example = eventExample(await operations(), event);
		const webhooks = this.account.webhooks.filter(
			({ status, webhookEvent }) => status === 'active' && webhookEvent.includes(event),
		);
		for (const { webhookUrl } of webhooks) checkLoopback(webhookUrl);
		const sent = webhooks.map((webhook) => this.send(webhook, event, body ?? example, ATTEMPTS));
		return await Promise.all(sent);
	}

	/** Makes one attempt, without retries. */
	async resume(webhookId: string): Promise<Delivery> {
		const webhook = this.account.webhooks.find(({ id }) => id === webhookId);
		if (webhook?.status !== 'paused') throw new Error(`There is no paused webhook ${webhookId}`);
		const delivery = await this.send(webhook, webhook.webhookEvent[0], testBody(webhook), 1);
		if (delivery.delivered) {
			Object.assign(webhook, { status: 'active', failed: false, lastFailure: null });
		}
		return delivery;
	}

	/** A text is sent as it is, anything else as JSON. Redirects are not followed. */
	async deliverTo(url: string, headers: Record<string, string>, body: unknown) {
		checkLoopback(url);
		const response = await fetch(url, {
			method: 'POST',
			// A kept socket could close just before it is used again.
			headers: { 'content-type': 'application/json', ...headers, connection: 'close' },
			body: typeof body === 'string' ? body : JSON.stringify(body),
			redirect: 'manual',
			signal: this.lifetime(),
		});
		return { status: response.status, body: await response.text() };
	}

	/** Tries until a 2xx. After the last failure the webhook is paused, unless the emulator ended the delivery. */
	private async send(webhook: Webhook, event: string, body: object, attempts: number) {
		const lifetime = this.lifetime();
		const { id: webhookId, webhookUrl: url } = webhook;
		const delivery: Delivery = { webhookId, event, url, attempts: [], delivered: false };
		while (!delivery.delivered && delivery.attempts.length < attempts && !lifetime.aborted) {
			if (delivery.attempts.length) await setTimeout(WAIT_MILLISECONDS);
			const attempt = await this.attempt(webhook, body);
			delivery.attempts.push(attempt);
			delivery.delivered = String(attempt.status).startsWith('2');
		}
		if (!delivery.delivered && !lifetime.aborted) pause(webhook, delivery.attempts.at(-1)!);
		return delivery;
	}

	private async attempt({ webhookUrl, headers }: Webhook, body: object): Promise<Attempt> {
		const at = Date.now();
		try {
			const { status } = await this.deliverTo(webhookUrl, headers, body);
			return { status, at };
		} catch (error) {
			// The reason of what fetch throws is its cause.
			const { cause = error } = error as Error;
			return { error: String(cause), at };
		}
	}
}

function pause(webhook: Webhook, { status: statusCode, error, at }: Attempt) {
	const message = error ?? STATUS_CODES[statusCode!] ?? `Status ${statusCode}`;
	const lastFailure = { failedAt: new Date(at).toISOString(), statusCode, message };
	Object.assign(webhook, { status: 'paused', failed: true, lastFailure });
}

/** URL has one spelling for all forms of an address. */
function checkLoopback(url: string) {
	const { protocol, hostname } = new URL(url);
	const isLoopback = /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(hostname);
	if (!isLoopback || !/^https?:$/.test(protocol)) {
		throw new Error(`The emulator delivers to loopback only, not to ${url}`);
	}
}
