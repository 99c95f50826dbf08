import { OperationalError, sleep } from 'n8n-workflow';

import type { Answer, ApiContext } from './api';
import { sentence } from './errors';

const MAX_TRIES = 5;
const MAX_TOTAL_MILLISECONDS = 120_000;
/** Longer waits overshoot the end of the window. */
const MAX_WAIT_MILLISECONDS = 15_000;
const STEP_MILLISECONDS = 5_000;

/** A refusal that proves nothing was done: 429, or live a 400 that only its text tells apart. */
export const isRateLimited = ({ statusCode, body }: Answer) =>
	statusCode === 429 || (statusCode === 400 && /rate limit/i.test(sentence(body) ?? ''));

/**
 * Milliseconds to wait after a refusal: until the time that the answer names, else a little longer
 * each time.
 *
 * @param refusals how many there were for this request, this one included
 * @param elapsed milliseconds since the request was first sent
 * @returns undefined if it is time to give up
 */
export function waitingTime(
	headers: Answer['headers'],
	refusals: number,
	elapsed: number,
): number | undefined {
	const named = [
		Number(headers['retry-after']) * 1000,
		Date.parse(String(headers['x-ratelimit-reset'])) - Date.now(),
		refusals * STEP_MILLISECONDS,
	].find((milliseconds) => milliseconds > 0)!;
	const wait = Math.min(named, MAX_WAIT_MILLISECONDS);
	return refusals < MAX_TRIES && elapsed + wait <= MAX_TOTAL_MILLISECONDS ? wait : undefined;
}

/** @throws OperationalError as soon as the execution is cancelled */
export async function pause(context: ApiContext, milliseconds: number): Promise<void> {
	const signal = 'getExecutionCancelSignal' in context && context.getExecutionCancelSignal();
	if (!signal) return await sleep(milliseconds);

	let cancel = () => {};
	const cancelled = new Promise<never>((_, reject) => {
		cancel = () => reject(new OperationalError('The execution was cancelled'));
		signal.addEventListener('abort', cancel);
		if (signal.aborted) cancel();
	});
	await Promise.race([sleep(milliseconds), cancelled]).finally(() =>
		signal.removeEventListener('abort', cancel),
	);
}
