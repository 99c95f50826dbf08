import { readPages } from '../nodes/Saleshandy/transport/paging';

/** A list of records whose pages hold at most `largest`, and the page sizes that were asked for. */
function listOf(count: number, largest = Infinity) {
	const records = Array.from({ length: count }, (_, index) => ({ id: `id${index}` }));
	const asked: number[] = [];
	const readPage = async (page: number, pageSize: number) => {
		asked.push(pageSize);
		const size = Math.min(pageSize, largest);
		return records.slice((page - 1) * size, page * size);
	};
	return { records, asked, readPage };
}

test.each([
	['the smallest page that holds the limit', 15, [20], 15],
	['the largest for a limit beyond it', 250, [100, 100, 100], 250],
	['the largest for all', undefined, [100, 100, 100, 100], 300],
])('asks for %s', async (_, limit, expected, count) => {
	const { records, asked, readPage } = listOf(300);
	const found = await readPages(readPage, { limit, pageSizes: [10, 20, 100] });
	expect(found).toEqual(records.slice(0, count));
	expect(asked).toEqual(expected);
});

test('a short page is the last one only where the list says so', async () => {
	const whole = listOf(25);
	expect(
		await readPages(whole.readPage, { pageSizes: [10], endsWithShortPage: true }),
	).toHaveLength(25);
	expect(whole.asked).toHaveLength(3);

	const cut = listOf(25, 10);
	expect(await readPages(cut.readPage, { pageSizes: [50] })).toHaveLength(25);
	expect(cut.asked).toHaveLength(4);
});

test('the same page again ends the list, and no record comes twice', async () => {
	const page = [{ id: 'a' }, { id: 'b' }, { id: 'a' }];
	expect(await readPages(async () => page, { pageSizes: [3] })).toEqual([{ id: 'a' }, { id: 'b' }]);
});

test('records without an ID are told apart by what they hold', async () => {
	const pages = [[{ item: 'a.com' }, { item: 'b.com' }], [{ item: 'b.com' }]];
	const found = await readPages(async (page) => pages[Math.min(page, 2) - 1], { pageSizes: [2] });
	expect(found).toEqual([{ item: 'a.com' }, { item: 'b.com' }]);
});

test('equal records without an ID on one page are several', async () => {
	const page = [{ step: '1' }, { step: '1' }, { step: '2' }];
	expect(await readPages(async () => page, { pageSizes: [3] })).toEqual(page);
});

test('the same page again ends the list, whatever its IDs are', async () => {
	let pages = 0;
	const readPage = async () => (++pages > 5 ? [] : [{ id: { $oid: 'a' } }]);
	expect(await readPages(readPage, { pageSizes: [1] })).toHaveLength(1);
	expect(pages).toBe(2);
});
