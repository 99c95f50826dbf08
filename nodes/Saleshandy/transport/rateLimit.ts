import type { Answer } from './api';
import { sentence } from './errors';

/** `retry-after` and `date` are in whole seconds, and the answer was on its way for a while. */
const ROUNDING_MILLISECONDS = 1_500;

/** A refusal that proves nothing was done: 429, or live a 400 that only its text tells apart. */
export const isRateLimited = ({ statusCode, body }: Answer) =>
	statusCode === 429 || (statusCode === 400 && /rate limit/i.test(sentence(body) ?? ''));

/** Whether two times are one but for rounding, which also holds if one of them is not told. */
const isSame = (a: number, b: number) => !(Math.abs(a - b) > ROUNDING_MILLISECONDS);

/**
 * When the window ends in which requests are counted, as far as an answer's headers say it: a time
 * after `now`, both in milliseconds since 1970. The exact time is read by the clock that dated the
 * answer. It counts only if the seconds, which no clock that is wrong can spoil, do not contradict it.
 */
export function namedEnd({ headers }: Answer, now: number): number | undefined {
	const date = Date.parse(String(headers.date));
	const ahead = isSame(date, now) ? 0 : date - now;
	const reset = Date.parse(String(headers['x-ratelimit-reset'])) - ahead;
	const after = now + Number(headers['retry-after']) * 1000;
	return [isSame(reset, after) ? reset : after, after].find((end) => end > now);
}

/** How many requests may still come before the end of the window, if the headers say it. */
export function namedRemaining({ headers }: Answer): number | undefined {
	const remaining = Number(headers['x-ratelimit-remaining'] || undefined);
	return remaining >= 0 ? remaining : undefined;
}
