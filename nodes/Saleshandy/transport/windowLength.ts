/** What windows usually last. */
const USUAL_MILLISECONDS = [1_000, 3_000, 10_000, 30_000, 60_000];
const STEP_MILLISECONDS = 30_000;
/** Closer than this part of the length it is not worth a refusal. */
const CLOSE = 1 / 8;

/**
 * How long the window of a rate limit lasts, learned by trying where no answer says it. All times
 * are milliseconds since the window opened.
 */
export class WindowLength {
	private tooShort = 0;
	/** After this time a new window was open; Infinity as long as that was not seen. */
	enough = Infinity;

	/**
	 * When to try next.
	 *
	 * @param elapsed how old the window is
	 * @param isFirst whether nothing was tried in this window yet, so that a bolder guess is all right
	 */
	guess(elapsed: number, isFirst: boolean): number {
		const { tooShort, enough } = this;
		if (enough === Infinity || enough <= elapsed) {
			const least = Math.max(elapsed, tooShort);
			return USUAL_MILLISECONDS.find((usual) => usual > least) ?? least + STEP_MILLISECONDS;
		}
		const middle = Math.ceil((tooShort + enough) / 2);
		return isFirst && middle > elapsed && enough - tooShort > enough * CLOSE ? middle : enough;
	}

	/** Takes what came of a try. */
	learn(elapsed: number, wasLetIn: boolean) {
		if (wasLetIn) {
			this.enough = Math.min(this.enough, elapsed);
			if (this.tooShort >= this.enough) this.tooShort = 0;
		} else {
			this.tooShort = Math.max(this.tooShort, elapsed);
			if (this.enough <= this.tooShort) this.enough = Infinity;
		}
	}
}
