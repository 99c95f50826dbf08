const HEARTBEAT_MS = 15_000;

/** Announces a piece of work, gives a sign of life while it lasts, and says how long it took. */
export async function stage<T>(title: string, work: () => Promise<T>, detail?: () => string) {
	const began = Date.now();
	const elapsed = () => `${Math.round((Date.now() - began) / 1000)} s`;

	console.log(`▸ ${title}`);
	const heartbeat = setInterval(
		() => console.log(`  … ${[elapsed(), detail?.()].filter(Boolean).join(', ')}`),
		HEARTBEAT_MS,
	);
	try {
		const result: T = await work();
		console.log(`  done in ${elapsed()}`);
		return result;
	} catch (error) {
		console.log(`  failed after ${elapsed()}`);
		throw error;
	} finally {
		clearInterval(heartbeat);
	}
}
