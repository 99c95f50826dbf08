/*
 * What is held after a collection may not grow with the number of operations. Over some seeds
 * it moved by a few MB, of code that is compiled late and lists of the network stack; 5,000
 * operations of which each leaves 10 kB behind, or ten huge bodies that are kept, exceed the bound.
 */
const MAX_GROWTH_MB = 30;
/** So many operations warm up: code is loaded and compiled, caches are filled. */
const WARM_UP = 500;
const INTERVAL_MS = 100;

const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;

/** What is in use once everything has gone that can. Without `--expose-gc` nothing is known. */
function heldBytes(): number | undefined {
	if (!globalThis.gc) return undefined;
	globalThis.gc();
	globalThis.gc();
	return process.memoryUsage().heapUsed;
}

/** What speaks against a growth of the heap, in MB. */
export const grownTooFar = (growth: number): string[] =>
	growth > MAX_GROWTH_MB ? [`The heap grew by ${growth} MB, more than ${MAX_GROWTH_MB} MB`] : [];

/** Watches memory: peaks all the time, and what is held after the warm-up and at the end. */
export function peaks() {
	const before = process.memoryUsage();
	let [heap, rss] = [before.heapUsed, before.rss];
	let operations = 0;
	let warm: number | undefined;
	const look = () => {
		const now = process.memoryUsage();
		heap = Math.max(heap, now.heapUsed);
		rss = Math.max(rss, now.rss);
	};
	const timer = setInterval(look, INTERVAL_MS).unref();

	return {
		/** Counts operations; to be called between runs. */
		mark(count: number) {
			look();
			operations += count;
			if (operations >= WARM_UP) warm ??= heldBytes();
		},
		stop() {
			look();
			clearInterval(timer);
			const end = heldBytes();
			const growth = warm === undefined || end === undefined ? undefined : megabytes(end - warm);
			return {
				peakHeap: megabytes(heap),
				peakRss: megabytes(rss),
				rssGrowth: megabytes(rss - before.rss),
				growth,
				violations: growth === undefined ? [] : grownTooFar(growth),
			};
		},
	};
}
