import type { RateLimitHeaders } from './rateLimit';

/** How long a window lasts, from its first request (contract: rate limits). */
const WINDOW_MILLISECONDS = 60_000;
/** When to try again in a window that another client started. */
const RETRY_MILLISECONDS = 10_000;
/** How long requests wait while not a single one is accepted. */
const PATIENCE_MILLISECONDS = 120_000;

/**
 * What is known of one window of a rate limit. The documented number of requests is not assumed,
 * because an account may have a higher limit.
 *
 * - Open: requests start freely.
 * - Closed: a request was rejected, or headers say that none remain. All wait for the reset.
 * - Half-open, after a closed one: one request goes first, then as many as the window before
 *   accepted, then one at a time.
 */
export class Window {
	inFlight = 0;
	accepted = 0;
	/** When the next window starts, in milliseconds since 1970. Infinity before the first answer. */
	reset = Infinity;
	/** How many more requests the service accepts, those in flight included. */
	private remaining = Infinity;
	/** How many requests the window before accepted, if it was closed. */
	private readonly expected: number = Infinity;
	private rejectingSince = Infinity;

	constructor(previous?: Window) {
		if (!previous?.isClosed) return;
		this.expected = previous.accepted || Math.min(previous.expected, 1);
		this.rejectingSince = previous.rejectingSince;
	}

	/** When another request may start: at once (0), at the reset, or after the next answer (Infinity). */
	get opensAt(): number {
		if (this.isClosed) return this.reset;
		const isProbe = this.accepted === 0 && this.expected < Infinity;
		const isOneAtATime = isProbe || this.accepted + this.inFlight >= this.expected;
		return isOneAtATime && this.inFlight > 0 ? Infinity : 0;
	}

	/** Whether nobody waited for the next one. */
	get isStale() {
		return Date.now() >= this.reset + WINDOW_MILLISECONDS;
	}

	/** Whether waiting has failed for so long that each request is sent once, without waiting. */
	get isGivenUp() {
		return Date.now() >= this.rejectingSince + PATIENCE_MILLISECONDS;
	}

	/** A lost request counts as accepted, because it may have been. */
	accept({ remaining, reset }: RateLimitHeaders = {}) {
		this.accepted++;
		this.rejectingSince = Infinity;
		this.remaining = remaining ?? this.remaining;
		this.reset = reset ?? Math.min(this.reset, Date.now() + WINDOW_MILLISECONDS);
	}

	reject({ reset }: RateLimitHeaders) {
		this.remaining = 0;
		this.rejectingSince = Math.min(this.rejectingSince, Date.now());
		this.reset = reset ?? (this.reset < Infinity ? this.reset : Date.now() + RETRY_MILLISECONDS);
	}

	private get isClosed() {
		return this.inFlight >= this.remaining;
	}
}
