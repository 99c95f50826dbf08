import type { EntryOf, Kind } from '../account';
import type { Call } from './call';

/** Parameters of a list, from query or body. */
type Asked = Record<string, unknown>;

interface Options<E> {
	/** The texts to search, and the parameter with the search term. */
	search?: (entry: E, call: Call) => string[];
	searchKey?: string;
	where?: (entry: E, asked: Asked, call: Call) => boolean;
	/** Keys by value of the sort parameter. */
	sortBy?: Record<string, keyof E>;
	view?: (entry: E, call: Call) => unknown;
}

/** Handles a list: pages as in x-paging, and the contract's example with the account's entries. */
export const listOf =
	<K extends Kind>(kind: K, options: Options<EntryOf<K>> = {}) =>
	(call: Call) => {
		const { search = () => [], searchKey = 'search', where = () => true, view = same } = options;
		const asked = { ...(call.query as Asked), ...(call.body as Asked) };
		const wanted = String(asked[searchKey] ?? '').toLowerCase();
		const isMeant = (entry: EntryOf<K>) =>
			!wanted || search(entry, call).some((text) => text.toLowerCase().includes(wanted));

		const found = call.account
			.all(kind)
			.filter((entry) => isMeant(entry) && where(entry, asked, call));
		const { style } = pagingOf(call);
		const ordered = style === 'none' ? found : sorted(found, asked, options.sortBy);
		const { items, ...page } = pageOf(call, asked, ordered);
		return inPlace(call.example, { ...page, items: items.map((entry) => view(entry, call)) });
	};

const same = (entry: unknown) => entry;

/** Newest first by default. */
function sorted<E>(entries: E[], asked: Asked, keys: Record<string, keyof E> = {}) {
	const key = keys[String(asked.sortBy ?? asked.sortByKey)];
	const compare = (a: unknown, b: unknown) =>
		typeof a === 'string' ? a.localeCompare(String(b)) : Number(a) - Number(b);
	const ascending = key ? entries.toSorted((a, b) => compare(a[key], b[key])) : entries;
	return (asked.sort ?? asked.sortOrder) === 'ASC' ? ascending : ascending.toReversed();
}

interface Paging {
	style: string;
	default?: number;
}

interface Page {
	items: unknown[];
	meta: object;
	hasMore: boolean;
}

const pagingOf = ({ operation }: Call) =>
	(operation as unknown as { 'x-paging': Paging })['x-paging'];

function pageOf<E>(call: Call, asked: Asked, entries: E[]) {
	const { style, default: usual = 25 } = pagingOf(call);
	const [first, size] = style.split('/');
	const itemsPerPage = style === 'none' ? entries.length : Number(asked[size] ?? usual);
	const currentPage = Number(asked[first] ?? 1);
	const start = first === 'skip' ? Number(asked.skip ?? 0) : (currentPage - 1) * itemsPerPage;
	const items = entries.slice(start, start + itemsPerPage);
	const meta = {
		totalItems: entries.length,
		currentPage,
		itemsPerPage,
		totalPages: Math.ceil(entries.length / itemsPerPage),
		itemCount: items.length,
	};
	return { items, meta, hasMore: start + itemsPerPage < entries.length };
}

/** Every entry of the account has a date, which not every list of the API shows. */
function dated(item: unknown, example: unknown): unknown {
	const isShown = typeof example === 'object' && 'createdAt' in Object(example);
	const { createdAt, ...rest } = item as { createdAt?: string };
	return isShown ? { ...rest, createdAt } : rest;
}

/** The example with this page in place of its list. */
function inPlace(example: unknown, page: Page): unknown {
	if (Array.isArray(example)) return page.items.map((item) => dated(item, example[0]));
	if (typeof example !== 'object' || example === null) return example;
	const entries = Object.entries(example).map(([key, value]) => {
		if (key === 'meta') return [key, page.meta];
		return [key, key === 'hasMore' ? page.hasMore : inPlace(value, page)];
	});
	return Object.fromEntries(entries);
}
