/**
 * Collects the records of a list that tells no total: a page that is not full is the last one.
 *
 * @param limit how many records are wanted at most
 */
export async function readPages<Entry>(
	readPage: (page: number, pageSize: number) => Promise<Entry[]>,
	pageSize: number,
	limit = Infinity,
): Promise<Entry[]> {
	const size = Math.min(pageSize, limit);
	const entries: Entry[] = [];
	for (let page = 1; entries.length < limit; page++) {
		const found = await readPage(page, size);
		entries.push(...found);
		if (found.length < size) break;
	}
	return entries.slice(0, limit);
}
