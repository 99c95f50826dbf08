import { type Answer, rateLimited } from './answers';

/** So many requests in a window; `refuse` is the form of the refusal, `headers` whether answers, or refusals alone, say when to come back. */
export interface LimitRule {
	requests: number;
	windowMs: number;
	refuse: '400' | '429';
	headers: boolean | 'refusals';
	/** How far the service's clock is ahead, as the headers show. */
	aheadMs?: number;
}

/** A fixed window, opened by its first request. Refusals are not counted. */
export class RateLimit {
	private end = 0;
	private used = 0;

	constructor(private readonly rule: LimitRule) {}

	/** Counts a request: the headers that its answer carries, and the refusal if it came too early. */
	admit(now = Date.now()): { headers: Record<string, string>; refusal?: Answer } {
		if (now >= this.end) {
			this.end = now + this.rule.windowMs;
			this.used = 0;
		}
		const refused = this.used >= this.rule.requests;
		if (!refused) this.used++;

		const { headers: rule } = this.rule;
		const isSaid = rule === 'refusals' ? refused : rule;
		const headers = isSaid ? this.headers(refused, now) : {};
		return refused ? { headers, refusal: rateLimited(this.rule.refuse) } : { headers };
	}

	private headers(refused: boolean, now: number): Record<string, string> {
		const { requests, aheadMs = 0 } = this.rule;
		const headers: Record<string, string> = {
			date: new Date(now + aheadMs).toUTCString(),
			'x-ratelimit-remaining': String(requests - this.used),
			'x-ratelimit-reset': new Date(this.end + aheadMs).toISOString(),
		};
		if (refused) headers['retry-after'] = String(Math.ceil((this.end - now) / 1000));
		return headers;
	}
}
