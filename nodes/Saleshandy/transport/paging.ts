import type { IDataObject } from 'n8n-workflow';

interface Paging {
	/** At most this many records are returned. */
	limit?: number;
	/** The page sizes to choose from, in ascending order: the first that holds the limit, or the last. */
	pageSizes: readonly number[];
	/** Whether a short page is the last one. Not so where the service may cut the page size. */
	endsWithShortPage?: boolean;
}

/**
 * Reads the records of a list that has no total, each once. The last page is the first one without a
 * new record. Records without an ID count as the same if they are equal and on different pages.
 *
 * @param readPage reads one page; pages count from 1
 */
export async function readPages<Entry extends IDataObject>(
	readPage: (page: number, pageSize: number) => Promise<Entry[]>,
	{ limit = Infinity, pageSizes, endsWithShortPage = false }: Paging,
): Promise<Entry[]> {
	const pageSize = pageSizes.find((size) => size >= limit) ?? pageSizes.at(-1)!;
	const entries = new Map<unknown, Entry>();
	for (let page = 1; entries.size < limit; page++) {
		const before = entries.size;
		const found = await readPage(page, pageSize);
		const keys = keysOf(found);
		for (const [index, entry] of found.entries()) entries.set(keys[index], entry);
		if (entries.size === before || (endsWithShortPage && found.length < pageSize)) break;
	}
	return [...entries.values()].slice(0, limit);
}

/** The ID of each record, or else its JSON, numbered because equal records on one page are several. */
function keysOf(page: IDataObject[]): unknown[] {
	const seen = new Map<string, number>();
	return page.map((entry) => {
		if (['string', 'number'].includes(typeof entry.id)) return entry.id;
		const text = JSON.stringify(entry);
		const count = seen.get(text) ?? 0;
		seen.set(text, count + 1);
		return text + count;
	});
}
