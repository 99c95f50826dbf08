import { NodeApiError } from 'n8n-workflow';

export interface Limits<Input> {
	/** What items must share to go in one request; nothing by default. */
	shared?(input: Input): unknown;
	/** How many entries a request can have. */
	maxEntries: number;
	/** How many entries an item brings, 1 by default. */
	entries?(input: Input): number;
	/** How many bytes a request can have, beside what its items share. */
	maxBytes?: number;
	/** How many bytes an item brings. */
	bytes?(input: Input): number;
	/** An upper limit for `bytes` that is known at once, so that small runs need no counting. */
	mostBytes?(input: Input): number;
}

/** Groups what can go in one request, in the order of the items, and cuts the groups at the API's limits. */
export function toBatches<Entry extends { input: Input }, Input>(
	entries: Entry[],
	{
		shared,
		maxEntries,
		entries: count = () => 1,
		maxBytes = Infinity,
		bytes = () => 0,
		mostBytes = () => Infinity,
	}: Limits<Input>,
): Entry[][] {
	const most = entries.reduce((sum, { input }) => sum + mostBytes(input), 0);
	const batches: Entry[][] = [];
	const open = new Map<string, { batch: Entry[]; count: number; bytes: number }>();
	for (const entry of entries) {
		const { input } = entry;
		const key = JSON.stringify(shared?.(input)) ?? '';
		const addedCount = count(input);
		const addedBytes = most > maxBytes ? bytes(input) : 0;
		let last = open.get(key);
		if (!last || last.count + addedCount > maxEntries || last.bytes + addedBytes > maxBytes) {
			last = { batch: [], count: 0, bytes: 0 };
			open.set(key, last);
			batches.push(last.batch);
		}
		last.batch.push(entry);
		last.count += addedCount;
		last.bytes += addedBytes;
	}
	return batches;
}

/** How many requests a batch can take. A cause that all items share would reject thousands. */
const MAX_PARTS = 40;

/**
 * Sends a batch, and after a refusal its halves, until each item has an answer of its own: a refusal
 * proves that nothing was done. When too many parts were refused, the items of the others share the
 * error of what they are part of.
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
		const middle = Math.ceil(inputs.length / 2);
		return [
			...(await sendInParts(inputs.slice(0, middle), send, budget)),
			...(await sendInParts(inputs.slice(middle), send, budget)),
		];
	}
}

/** Not so for a wrong key, a missing right, a rate limit, a fault of the service or a lost answer. */
const mayConcernOneItem = (error: unknown) =>
	error instanceof NodeApiError &&
	['400', '404', '409', '413', '422'].includes(String(error.httpCode)) &&
	!/invalid token|rate limit/i.test(error.message);
