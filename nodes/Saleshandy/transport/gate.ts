import { OperationalError, sleep } from 'n8n-workflow';

import { oncePerRun } from '../perRun';
import type { Answer, ApiContext } from './api';
import { isRateLimited, namedEnd, namedRemaining } from './rateLimit';
import { WindowLength } from './windowLength';

/** A minute, and what rounding and a slow answer add to it. */
const MAX_WAIT_MILLISECONDS = 65_000;
/** How long the service may refuse everything before it is given up. */
const PATIENCE_MILLISECONDS = 120_000;

/** A stretch of time in which the service lets a number of requests in and refuses the others. */
interface Window {
	/** When the service's window opened that this one is in, or that the try for a new one follows. */
	opened?: number;
	/** How old that window was when this one was tried, if its end was a guess. */
	tried?: number;
	/** How many may be let in before only one at a time goes ahead. */
	allowance: number;
	underway: number;
	letIn: number;
	/** Nothing is known of it before an answer tells how many are left, or a request is refused. */
	end?: End;
}

interface End {
	at: number;
	/** How many the service will still let in before, those underway included. */
	left: number;
	/** Who told: an answer to a request that was let in, a refusal, or nobody. */
	by: 'answer' | 'refusal' | 'guess';
}

const newWindow = (known: Partial<Window>): Window => ({
	allowance: Infinity,
	underway: 0,
	letIn: 0,
	...known,
});

/** The gate of a run. */
export const gateOf = oncePerRun((context: ApiContext) => new Gate(context));

/**
 * What all requests of a run pass, so that one that is told to wait holds the others back too.
 *
 * - Open, as it begins: all may start. After a first refusal only as many as were let in before
 *   it; then one at a time.
 * - Counted: answers told how many are left. When those are underway the others wait for the end.
 * - Closed by a refusal: nothing starts before the end, which the answer names or which was learned
 *   (windowLength.ts).
 * - Tried: the end has come, and one request goes ahead. If it is let in the gate is open, else
 *   closed again.
 */
class Gate {
	private readonly waiting: Array<(window: Window) => void> = [];
	private readonly length = new WindowLength();
	private window = newWindow({});
	/** So many were let in before the last refusal. */
	private allowance = Infinity;
	private refusedSince?: number;
	private isHopeless = false;
	private isTimed = false;

	constructor(private readonly context: ApiContext) {}

	/**
	 * Sends a request as soon as it may start, and again after a refusal for the rate limit.
	 *
	 * @returns the answer; a refusal only if everything was refused for two minutes
	 * @throws OperationalError as soon as the execution is cancelled
	 */
	async through(send: () => Promise<Answer>): Promise<Answer> {
		for (;;) {
			const window = await this.turn();
			const answer = await send();
			window.underway--;
			const isRefused = isRateLimited(answer);
			// An answer says nothing about a later window than its own.
			if (window === this.window) {
				if (isRefused) this.noteRefused(answer);
				else if (answer.statusCode > 0) this.noteLetIn(answer);
			}
			this.admit();
			if (!isRefused || this.isHopeless) return answer;
		}
	}

	private async turn() {
		const turn = new Promise<Window>((resolve) => this.waiting.push(resolve));
		this.admit();
		return await unlessCancelled(this.context, turn);
	}

	/** Lets those start that may, first come, first served. */
	private admit() {
		while (this.waiting.length > 0 && this.mayStart()) {
			this.window.underway++;
			this.waiting.shift()!(this.window);
		}
		const end = this.endToWaitFor();
		if (end && this.waiting.length > 0 && !this.isTimed) {
			this.isTimed = true;
			void sleep(Math.max(0, end.at - Date.now())).then(() => this.wake());
		}
	}

	private mayStart() {
		const { underway, letIn, allowance } = this.window;
		return !this.endToWaitFor() && (underway === 0 || letIn + underway < allowance);
	}

	private endToWaitFor() {
		const { end, underway } = this.window;
		return end && end.left <= underway ? end : undefined;
	}

	private wake() {
		this.isTimed = false;
		const { opened, letIn } = this.window;
		const end = this.endToWaitFor();
		const now = Date.now();
		if (end && now >= end.at) {
			if (end.by !== 'answer' && letIn > 0) this.allowance = letIn;
			const tried = end.by === 'guess' && opened !== undefined ? now - opened : undefined;
			this.window = newWindow({ opened, tried, allowance: 1 });
		}
		this.admit();
	}

	private noteLetIn(answer: Answer) {
		const { window } = this;
		const now = Date.now();
		this.refusedSince = undefined;
		this.isHopeless = false;
		if (window.letIn === 0 && window.tried !== undefined) this.length.learn(window.tried, true);
		if (window.letIn === 0 || now - (window.opened ?? now) >= this.length.enough) {
			window.opened = now;
			window.letIn = 0;
			window.allowance = this.allowance;
		}
		window.letIn++;
		const at = namedEnd(answer, now);
		const remaining = namedRemaining(answer);
		// Further away it is rather a clock that is wrong.
		if (remaining === undefined || at === undefined || at > now + MAX_WAIT_MILLISECONDS) return;
		const known = window.end;
		// Answers of one window may come in another order than they were written in.
		const left = known && at <= known.at ? Math.min(remaining, known.left) : remaining;
		window.end = { at, left, by: known?.by ?? 'answer' };
	}

	private noteRefused(answer: Answer) {
		const { window } = this;
		const now = Date.now();
		this.refusedSince ??= now;
		// Another answer closed it already.
		if (window.end?.left === 0 && now < window.end.at) {
			if (window.end.by === 'answer') window.end.by = 'refusal';
			return;
		}

		if (window.tried !== undefined && window.letIn === 0) this.length.learn(window.tried, false);
		const opened = window.opened ?? this.refusedSince;
		const named = namedEnd(answer, now);
		const end = named ?? opened + this.length.guess(now - opened, window.letIn > 0);
		const at = Math.min(end, now + MAX_WAIT_MILLISECONDS);
		this.isHopeless = at - this.refusedSince > PATIENCE_MILLISECONDS;
		window.end = {
			// When it is hopeless each request is tried once, without waiting.
			at: this.isHopeless ? now : at,
			left: 0,
			by: named === undefined ? 'guess' : 'refusal',
		};
	}
}

async function unlessCancelled<Value>(context: ApiContext, value: Promise<Value>): Promise<Value> {
	const signal = 'getExecutionCancelSignal' in context && context.getExecutionCancelSignal();
	if (!signal) return await value;

	let cancel = () => {};
	const cancelled = new Promise<never>((_, reject) => {
		cancel = () => reject(new OperationalError('The execution was cancelled'));
		signal.addEventListener('abort', cancel);
		if (signal.aborted) cancel();
	});
	return await Promise.race([value, cancelled]).finally(() =>
		signal.removeEventListener('abort', cancel),
	);
}
