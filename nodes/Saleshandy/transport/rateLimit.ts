import type { Answer } from './answer';
import { apiMessage } from './answer';

/** A longer wait is more likely a wrong clock. */
const MAX_WAIT_MILLISECONDS = 65_000;

/** How many more requests a window accepts, and when the next one starts (in milliseconds since 1970). */
export interface RateLimitHeaders {
	remaining?: number;
	reset?: number;
}

/** Whether the rate limit rejected a request, so that nothing was done. A 400 is recognized by its text. */
export const isRateLimited = ({ statusCode, body }: Answer) =>
	statusCode === 429 || (statusCode === 400 && /rate limit/i.test(apiMessage(body)));

/** Reads the rate limit headers (contract: TooManyRequests), as far as they make sense. */
export function readRateLimit({ headers }: Answer): RateLimitHeaders {
	const now = Date.now();
	const remaining = Number(headers['x-ratelimit-remaining'] || undefined);
	// The date of the response comes from the same clock as the reset.
	const sentAt = Date.parse(String(headers.date)) || now;
	const untilReset = [
		Number(headers['retry-after']) * 1000,
		Date.parse(String(headers['x-ratelimit-reset'])) - sentAt,
	].find((milliseconds) => milliseconds > 0);
	return {
		remaining: remaining >= 0 ? remaining : undefined,
		reset: untilReset && now + Math.min(untilReset, MAX_WAIT_MILLISECONDS),
	};
}
