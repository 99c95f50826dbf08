import { sleep } from 'n8n-workflow';

import type { Answer } from './answer';
import type { ApiContext } from './api';
import { isCancelled } from './cancel';
import { credentialId } from './credential';
import { isRateLimited, readRateLimit } from './rateLimit';
import { noteWait } from './waitHint';
import { Window } from './window';

/** How many requests to all endpoints a window accepts (contract: rate limits). */
const OVERALL_LIMIT = 300;

interface Waiting {
	context: ApiContext;
	endpoint: string;
	start(windows: Window[]): void;
}

/** Holds requests back for the rate limits of their credential: one per endpoint, one over all. */
export class Limiter {
	private waiting: Waiting[] = [];
	private readonly windows = new Map<string, Window>();
	private timerAt = Infinity;

	/**
	 * Sends a request as soon as it may start, and again after a rejection for the rate limit.
	 *
	 * @param endpoint what the service counts by: method and path of the contract
	 * @returns the answer; a rejection only after two minutes without a single accepted request
	 */
	async send(context: ApiContext, endpoint: string, send: () => Promise<Answer>): Promise<Answer> {
		for (let isNew = true; ; isNew = false) {
			const [overall, own] = await this.waitForTurn(context, endpoint, isNew);
			const answer = await send();
			const isRejected = isRateLimited(answer);
			overall.inFlight--;
			own.inFlight--;
			if (isRejected) {
				(overall.accepted < OVERALL_LIMIT ? own : overall).reject(readRateLimit(answer));
			} else {
				overall.accept();
				own.accept(readRateLimit(answer));
			}
			this.startWaiting();
			if (!isRejected || own.isGivenUp) return answer;
		}
	}

	private async waitForTurn(context: ApiContext, endpoint: string, isNew: boolean) {
		const turn = new Promise<Window[]>((start) => {
			// What was rejected goes ahead of what is new.
			this.waiting[isNew ? 'push' : 'unshift']({ context, endpoint, start });
		});
		this.startWaiting();
		return await noteWait(context, turn);
	}

	/** Starts the requests that may start, first come, first served, and again at the next reset. */
	private startWaiting() {
		let nextReset = Infinity;
		this.waiting = this.waiting.filter(({ context, endpoint, start }) => {
			if (isCancelled(context)) return false;
			const credential = credentialId(context);
			const overall = this.windowOf(credential);
			const own = this.windowOf(`${credential} ${endpoint}`);
			const opensAt = Math.max(overall.opensAt, own.opensAt);
			if (opensAt > 0 && !own.isGivenUp) {
				nextReset = Math.min(nextReset, opensAt);
				return true;
			}
			overall.inFlight++;
			own.inFlight++;
			start([overall, own]);
			return false;
		});
		if (nextReset >= this.timerAt) return;
		this.timerAt = nextReset;
		void sleep(nextReset - Date.now()).then(() => {
			this.timerAt = Infinity;
			this.startWaiting();
		});
	}

	/** The current window of an endpoint, or the overall one of a credential. */
	private windowOf(key: string): Window {
		const known = this.windows.get(key);
		if (known && Date.now() < known.reset) return known;

		for (const [other, { isStale }] of this.windows) if (isStale) this.windows.delete(other);
		const window = new Window(this.windows.get(key));
		this.windows.set(key, window);
		return window;
	}
}

/** For all executions in this process. */
export const limiter = new Limiter();
