interface Paging {
	/** How many records are wanted at most. */
	limit?: number;
	/** Whether the largest page is known, so that a page that is not full is the last one. */
	isShortPageLast?: boolean;
}

/**
 * Collects the records of a list that tells no total, each once. A page that brings nothing new is
 * the last one.
 */
export async function readPages<Entry extends { id: string }>(
	readPage: (page: number, pageSize: number) => Promise<Entry[]>,
	pageSize: number,
	{ limit = Infinity, isShortPageLast = true }: Paging = {},
): Promise<Entry[]> {
	const size = Math.min(pageSize, limit);
	const entries = new Map<string, Entry>();
	for (let page = 1; entries.size < limit; page++) {
		const before = entries.size;
		const found = await readPage(page, size);
		for (const entry of found) entries.set(entry.id, entry);
		if (entries.size === before || (isShortPageLast && found.length < size)) break;
	}
	return [...entries.values()].slice(0, limit);
}
