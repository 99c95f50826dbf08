import { type Answer, rateLimited, type RateLimitForm } from './answers';

/** How requests are limited. The defaults are those of the real service. */
export interface LimitRule {
	/** Requests per window for each method and path pattern, 20 by default. */
	perEndpoint?: number;
	/** Requests per window over all endpoints, 300 by default. */
	overall?: number;
	/** Length of a window, which starts with its first request; a minute by default. */
	windowMilliseconds?: number;
	/** Which answers have rate limit headers, refusals by default. */
	headers?: 'always' | 'refusals' | 'never';
	/** Form of a refusal, 429 by default. */
	refusal?: RateLimitForm;
	/** How far the service's clock is ahead in the headers. */
	clockAheadMilliseconds?: number;
}

interface Window {
	end: number;
	remaining: number;
}

const OVERALL = 'overall';

/** A fixed window per endpoint and one over all. Refusals are not counted. */
export class RateLimit {
	private readonly rule: Required<LimitRule>;
	private readonly windows = new Map<string, Window>();

	constructor(rule: LimitRule) {
		this.rule = {
			perEndpoint: 20,
			overall: 300,
			windowMilliseconds: 60_000,
			headers: 'refusals',
			refusal: '429',
			clockAheadMilliseconds: 0,
			...rule,
		};
	}

	/** Counts a request and returns the headers of its answer, and the refusal if it exceeds a limit. */
	admit(endpoint: string, now = Date.now()): { headers: Record<string, string>; refusal?: Answer } {
		const { perEndpoint, overall, headers: when, refusal } = this.rule;
		const windows = [this.at(endpoint, perEndpoint, now), this.at(OVERALL, overall, now)];
		const [tightest] = windows.toSorted((a, b) => a.remaining - b.remaining || b.end - a.end);
		const isRefused = tightest.remaining <= 0;
		if (!isRefused) for (const window of windows) window.remaining--;

		const hasHeaders = when === 'always' || (when === 'refusals' && isRefused);
		const headers = hasHeaders ? this.headers(tightest, isRefused, now) : {};
		return isRefused ? { headers, refusal: rateLimited(refusal) } : { headers };
	}

	private at(name: string, remaining: number, now: number): Window {
		const current = this.windows.get(name);
		if (current && now < current.end) return current;
		const opened = { end: now + this.rule.windowMilliseconds, remaining };
		this.windows.set(name, opened);
		return opened;
	}

	private headers({ end, remaining }: Window, isRefused: boolean, now: number) {
		const { clockAheadMilliseconds: ahead } = this.rule;
		return {
			date: new Date(now + ahead).toUTCString(),
			'x-ratelimit-remaining': String(remaining),
			'x-ratelimit-reset': new Date(end + ahead).toISOString(),
			...(isRefused && { 'retry-after': String(Math.ceil((end - now) / 1000)) }),
		};
	}
}
