import type { IExecuteFunctions } from 'n8n-workflow';

import { oncePerRun } from '../perRun';
import type { ApiContext } from './api';

/** Shorter waits are not worth a hint. */
const MIN_MILLISECONDS = 1_000;

/** How often a run waited for the rate limit, and how long at least one request did. */
interface Waits {
	requests: number;
	milliseconds: number;
	waiting: number;
	since: number;
}

const waitsOf = oncePerRun<ApiContext, Waits>(() => ({
	requests: 0,
	milliseconds: 0,
	waiting: 0,
	since: 0,
}));

/** Notes how long a request of this run waits for its turn. */
export async function noteWait<Value>(context: ApiContext, turn: Promise<Value>): Promise<Value> {
	const waits = waitsOf(context);
	const start = Date.now();
	if (waits.waiting++ === 0) waits.since = start;
	return await turn.finally(() => {
		const now = Date.now();
		if (now > start) waits.requests++;
		if (--waits.waiting === 0) waits.milliseconds += now - waits.since;
	});
}

/** Adds an execution hint to a run that waited for the rate limit. Call it once, at the end. */
export function addWaitHint(context: IExecuteFunctions) {
	const { requests, milliseconds } = waitsOf(context);
	if (milliseconds < MIN_MILLISECONDS) return;
	context.addExecutionHints?.({
		message: `Saleshandy's rate limit delayed ${requests} ${requests === 1 ? 'request' : 'requests'}, ${duration(milliseconds)} in total. Its documented limit is 20 requests per minute for each endpoint.`,
		type: 'info',
		location: 'outputPane',
	});
}

function duration(milliseconds: number) {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
