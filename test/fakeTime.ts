const REAL = [
	'nextTick',
	'setImmediate',
	'clearImmediate',
	'setInterval',
	'clearInterval',
	'queueMicrotask',
	'hrtime',
	'performance',
] as const;

/** Timers of the HTTP client are timeouts of requests, which stay real like the network. */
const isOfRequest = () => /follow-redirects|axios/.test(callers());

/** Files of the call stack, without source maps, which cost more time than the requests. */
function callers(): string {
	const { prepareStackTrace } = Error;
	Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getFileName()).join();
	try {
		return String(new Error().stack);
	} finally {
		Error.prepareStackTrace = prepareStackTrace;
	}
}

/**
 * Runs something with Date and short timers faked.
 *
 * @param onWait what happens while a timer is set: by default time jumps to its end
 * @returns the result, and how many milliseconds each timer was set for
 */
export async function withFakeTime<Result>(
	run: () => Promise<Result>,
	onWait: () => unknown = async () => await jest.advanceTimersToNextTimerAsync(),
): Promise<{ result: Result; waits: number[] }> {
	const real = { setTimeout, clearTimeout };
	jest.useFakeTimers({ doNotFake: [...REAL] });
	const fake = { setTimeout, clearTimeout };
	const waits: number[] = [];
	const requestTimeouts = new Set<unknown>();

	globalThis.setTimeout = ((callback: () => void, milliseconds = 0) => {
		if (isOfRequest()) {
			const timeout = real.setTimeout(callback, milliseconds);
			requestTimeouts.add(timeout);
			return timeout;
		}
		waits.push(milliseconds);
		return fake.setTimeout(callback, milliseconds);
	}) as typeof setTimeout;
	globalThis.clearTimeout = (timeout) =>
		requestTimeouts.has(timeout) ? real.clearTimeout(timeout) : fake.clearTimeout(timeout);

	try {
		let isDone = false;
		const running = run().finally(() => (isDone = true));
		while (!isDone) {
			await new Promise(setImmediate);
			if (jest.getTimerCount() > 0) await onWait();
		}
		return { result: await running, waits };
	} finally {
		jest.useRealTimers();
		Object.assign(globalThis, real);
	}
}

/** Calls something when a timer is set, and lets time stand still for so long that what it ends has ended. */
export function timeStandsStill(call: () => void) {
	let turns = 10_000;
	return async () => {
		call();
		if (turns-- <= 0) await jest.advanceTimersToNextTimerAsync();
	};
}
