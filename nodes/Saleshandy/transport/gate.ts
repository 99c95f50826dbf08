import { OperationalError, sleep } from 'n8n-workflow';

import type { Answer, ApiContext } from './api';
import { oncePerRun } from '../perRun';
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
	/** How many the service will still let in before `end`, those underway included. */
	left: number;
	end: number;
	underway: number;
	letIn: number;
	isRefused: boolean;
	isGuess: boolean;
}

const newWindow = (known: Partial<Window>): Window => ({
	allowance: Infinity,
	left: Infinity,
	end: 0,
	underway: 0,
	letIn: 0,
	isRefused: false,
	isGuess: false,
	...known,
});

/** The gate of a run. */
export const gateOf = oncePerRun((context: ApiContext) => new Gate(context));

/**
 * What all requests of a run pass, so that one that is told to wait holds the others back too.
 *
 * After a refusal nothing starts until the window ends: when the answers say, else when it was
 * learned to end (windowLength.ts). Then one request goes ahead, and the others follow if it was let
 * in. Where answers tell how many requests are left, the gate closes before the first refusal.
 */
export class Gate {
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
				if (isRefused) this.close(answer);
				else if (answer.statusCode > 0) this.letIn(answer);
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
		if (this.waiting.length > 0 && this.isUsedUp() && !this.isTimed) {
			this.isTimed = true;
			void sleep(Math.max(0, this.window.end - Date.now())).then(() => this.wake());
		}
	}

	private isUsedUp() {
		return this.window.left <= this.window.underway;
	}

	private mayStart() {
		const { underway, letIn, allowance } = this.window;
		return !this.isUsedUp() && (underway === 0 || letIn + underway < allowance);
	}

	private wake() {
		this.isTimed = false;
		const { opened, end, letIn, isRefused, isGuess } = this.window;
		const now = Date.now();
		if (this.isUsedUp() && now >= end) {
			if (isRefused && letIn > 0) this.allowance = letIn;
			const tried = isGuess && opened !== undefined ? now - opened : undefined;
			this.window = newWindow({ opened, tried, allowance: 1 });
		}
		this.admit();
	}

	private letIn(answer: Answer) {
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
		const end = namedEnd(answer, now);
		const remaining = namedRemaining(answer);
		// Further away it is rather a clock that is wrong.
		if (remaining === undefined || end === undefined || end > now + MAX_WAIT_MILLISECONDS) return;
		// Answers of one window may come in another order than they were written in.
		window.left = end > window.end ? remaining : Math.min(remaining, window.left);
		window.end = end;
	}

	private close(answer: Answer) {
		const { window } = this;
		const now = Date.now();
		this.refusedSince ??= now;
		window.isRefused = true;
		// Another answer closed it already.
		if (window.left === 0 && now < window.end) return;

		if (window.tried !== undefined && window.letIn === 0) this.length.learn(window.tried, false);
		const opened = window.opened ?? this.refusedSince;
		const named = namedEnd(answer, now);
		const end = named ?? opened + this.length.guess(now - opened, window.letIn > 0);
		window.isGuess = named === undefined;
		window.end = Math.min(end, now + MAX_WAIT_MILLISECONDS);
		window.left = 0;
		this.isHopeless = window.end - this.refusedSince > PATIENCE_MILLISECONDS;
		// From here on each request is tried once, without waiting.
		if (this.isHopeless) window.end = now;
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
