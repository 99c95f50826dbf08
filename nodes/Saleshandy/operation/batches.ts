import { NodeApiError } from 'n8n-workflow';

export interface Limits<Input> {
	/** What all items of a request must have in common; nothing by default. */
	shared?(input: Input): unknown;
	/** What an item changes. Equal changes in a row are sent once, different ones in their order. */
	target?(input: Input): unknown;
	/** The maximum number of entries in a request. */
	maxEntries: number;
	/** The number of entries of an item, 1 by default. */
	entries?(input: Input): number;
	/** The maximum size of a request in bytes, without what its items share. */
	maxBytes?: number;
	/** The size of an item in bytes. */
	bytes?(input: Input): number;
	/** An upper limit for `bytes` that is known at once, so that small runs need no counting. */
	mostBytes?(input: Input): number;
}

/** Equal for equal targets. Most are texts, of which there may be thousands. */
export const targetKey = (target: unknown) =>
	typeof target === 'string' ? target : JSON.stringify(target);

/** Groups items that can share a request, in their order, and splits the groups at the API's limits. */
export function toBatches<Entry extends { input: Input }, Input>(
	entries: Entry[],
	{
		shared,
		target,
		maxEntries,
		entries: count = () => 1,
		maxBytes = Infinity,
		bytes = () => 0,
		mostBytes = () => Infinity,
	}: Limits<Input>,
): Entry[][] {
	const most = entries.reduce((sum, { input }) => sum + mostBytes(input), 0);
	const batches: Entry[][] = [];
	const open = new Map<string, { batch: Entry[]; index: number; count: number; bytes: number }>();
	/** The index of the last batch that changes a target, if it is not the first. */
	const latest = new Map<string, number>();
	for (const entry of entries) {
		const { input } = entry;
		const key = JSON.stringify(shared?.(input)) ?? '';
		const addedCount = count(input);
		const addedBytes = most > maxBytes ? bytes(input) : 0;
		let last = open.get(key);
		if (
			!last ||
			(target && latest.size > 0 && last.index < (latest.get(targetKey(target(input))) ?? 0)) ||
			last.count + addedCount > maxEntries ||
			last.bytes + addedBytes > maxBytes
		) {
			last = { batch: [], index: batches.length, count: 0, bytes: 0 };
			open.set(key, last);
			batches.push(last.batch);
		}
		last.batch.push(entry);
		if (target && last.index > 0) latest.set(targetKey(target(input)), last.index);
		last.count += addedCount;
		last.bytes += addedBytes;
	}
	return batches;
}

/** The entries of a list in lists of at most this length. */
export const chunksOf = <Entry>(entries: Entry[], length: number): Entry[][] =>
	Array.from({ length: Math.ceil(entries.length / length) }, (_, index) =>
		entries.slice(index * length, (index + 1) * length),
	);

/** The maximum number of requests for a batch. A cause that all items share would reject thousands. */
const MAX_PARTS = 40;

/**
 * Sends a batch, and after a rejection its halves, until each item has its own result: a rejection
 * proves that nothing was done. After too many rejections the items of a part share its error.
 *
 * @returns the output or the error of each item
 */
export async function sendInParts<Input, Output>(
	inputs: Input[],
	send: (inputs: Input[]) => Promise<Array<Output | Error>>,
	budget = { requests: MAX_PARTS },
): Promise<Array<Output | Error>> {
	budget.requests--;
	try {
		return await send(inputs);
	} catch (error) {
		if (inputs.length === 1 || !mayConcernOneItem(error) || budget.requests < 2) {
			return inputs.map(() => error as Error);
		}
		return await sendHalves(inputs, send, budget);
	}
}

/** Sends the halves of a batch as `sendInParts` does. By default each has a budget of its own. */
export async function sendHalves<Input, Output>(
	inputs: Input[],
	send: (inputs: Input[]) => Promise<Array<Output | Error>>,
	budget?: { requests: number },
): Promise<Array<Output | Error>> {
	const middle = Math.ceil(inputs.length / 2);
	const results: Array<Output | Error> = [];
	for (const half of [inputs.slice(0, middle), inputs.slice(middle)]) {
		if (half.length > 0) results.push(...(await sendInParts(half, send, budget)));
	}
	return results;
}

/** Whether a single item may be the cause, unlike for a wrong key, a rate limit or a server fault. */
const mayConcernOneItem = (error: unknown) =>
	error instanceof NodeApiError &&
	['400', '404', '409', '413', '422'].includes(String(error.httpCode)) &&
	!/invalid token|rate limit/i.test(error.message);
