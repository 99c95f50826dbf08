import { sleep } from 'n8n-workflow';

import type { Answer } from './api';
import { isRateLimited, namedEnd, namedRemaining } from './rateLimit';
import type { Run } from './run';
import { WindowLength } from './windowLength';

/** The longest that a window lasts: a minute, and what rounding and a slow answer add to it. */
const MAX_WAIT_MILLISECONDS = 65_000;

/** A stretch of time in which the service lets a number of requests in and refuses the others. */
interface Window {
	/** When the service's window opened that this one is in, or that the try for a new one follows. */
	opened?: number;
	/** How old that window was when this one was tried, if a refusal had closed it. */
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
	/** Whether a refusal closed the window. */
	isRefused: boolean;
}

const newWindow = (known: Partial<Window>): Window => ({
	allowance: Infinity,
	underway: 0,
	letIn: 0,
	...known,
});

/** A request that waits for its turn. */
interface Waiting {
	run: Run;
	start(window: Window): void;
}

/**
 * What all requests with a credential pass, so that one that is told to wait holds the others back
 * too, those of other executions among them: Saleshandy counts by the key.
 *
 * - Open, as it begins: all may start. After a first refusal only as many as were let in before
 *   it; then one at a time.
 * - Counted: answers told how many are left. When those are underway the others wait for the end.
 * - Closed by a refusal: nothing starts before the end, which the answer names or which was learned
 *   (windowLength.ts).
 * - Tried: the end has come, and one request goes ahead. If it is let in the gate is open, else
 *   closed again.
 */
export class Gate {
	private waiting: Waiting[] = [];
	private readonly length = new WindowLength();
	private window = newWindow({});
	/** So many were let in before the last refusal. */
	private allowance = Infinity;
	private refusedSince?: number;
	private usedAt = Date.now();
	private isTimed = false;

	/**
	 * Sends a request as soon as it may start, and again after a refusal for the rate limit.
	 *
	 * @returns the answer; a refusal only if everything of the run was refused for two minutes
	 * @throws OperationalError as soon as the execution is cancelled
	 */
	async through(run: Run, send: () => Promise<Answer>): Promise<Answer> {
		for (let isNew = true; ; isNew = false) {
			const window = await this.turn(run, isNew);
			const answer = await send().finally(() => window.underway--);
			this.usedAt = Date.now();
			const isRefused = isRateLimited(answer);
			// An answer says nothing about a later window than its own.
			const isOfNow = window === this.window;
			if (isRefused) {
				if (isOfNow) this.noteRefused(answer);
				run.noteRefused(this.window.end?.at ?? this.usedAt);
			} else if (answer.statusCode > 0) {
				if (isOfNow) this.noteLetIn(answer);
				run.noteLetIn();
			}
			this.admit();
			if (!isRefused || run.isHopeless) return answer;
		}
	}

	/** Whether nobody used it for so long that any window has ended. */
	isForgotten() {
		const isIdle = this.window.underway === 0 && this.waiting.length === 0;
		return isIdle && Date.now() - this.usedAt > MAX_WAIT_MILLISECONDS;
	}

	/** What was refused is ahead of what is new. */
	private async turn(run: Run, isNew: boolean) {
		let waiting: Waiting;
		const turn = new Promise<Window>((start) => (waiting = { run, start }));
		this.waiting = isNew ? [...this.waiting, waiting!] : [waiting!, ...this.waiting];
		this.admit();
		return await run.unlessCancelled(turn, () => {
			this.waiting = this.waiting.filter((other) => other !== waiting);
		});
	}

	/** Lets those start that may, first come, first served. */
	private admit() {
		this.waiting = this.waiting.filter(({ run, start }) => {
			if (!run.isHopeless && !this.mayStart()) return true;
			this.window.underway++;
			start(this.window);
			return false;
		});
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
			if (end.isRefused && letIn > 0) this.allowance = letIn;
			const tried = end.isRefused && opened !== undefined ? now - opened : undefined;
			this.window = newWindow({ opened, tried, allowance: 1 });
		}
		this.admit();
	}

	private noteLetIn(answer: Answer) {
		const { window } = this;
		const now = Date.now();
		this.refusedSince = undefined;
		if (window.letIn === 0 && window.tried !== undefined) this.length.learn(window.tried, true);
		const longest = Math.min(this.length.enough, MAX_WAIT_MILLISECONDS);
		if (window.letIn === 0 || now - (window.opened ?? now) >= longest) {
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
		window.end = { at, left, isRefused: known?.isRefused ?? false };
	}

	private noteRefused(answer: Answer) {
		const { window } = this;
		const now = Date.now();
		this.refusedSince ??= now;
		// Another answer closed it already.
		if (window.end?.left === 0 && now < window.end.at) {
			window.end.isRefused = true;
			return;
		}

		if (window.tried !== undefined && window.letIn === 0) this.length.learn(window.tried, false);
		const opened = window.opened ?? this.refusedSince;
		const end = namedEnd(answer, now) ?? opened + this.length.guess(now - opened, window.letIn > 0);
		window.end = { at: Math.min(end, now + MAX_WAIT_MILLISECONDS), left: 0, isRefused: true };
	}
}
