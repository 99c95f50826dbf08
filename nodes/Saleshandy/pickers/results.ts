import type { IDataObject, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

/** @throws UserError if there is nothing to choose from: an empty list would not say why */
export function notEmpty<Entry>(list: Entry[], message: string): Entry[] {
	if (list.length === 0) throw new UserError(message);
	return list;
}

/**
 * The entries of a list. One without an ID cannot be chosen, so it is left out.
 *
 * @param nameOf the parts of its name; an entry that has none of them is named by its ID
 */
export const toResults = <Entry extends IDataObject>(
	entries: Entry[],
	nameOf: (entry: Entry, index: number) => unknown[],
): INodeListSearchItems[] =>
	entries
		.map((entry, index) => {
			const value = String(entry.id ?? '');
			return { name: nameOf(entry, index).filter(Boolean).join(' · ') || value, value };
		})
		.filter(({ value }) => value !== '');

/** Those whose name contains the searched text, for lists that the API cannot search. */
export const matching = (results: INodeListSearchItems[], filter: string) =>
	results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));

interface Page<Entry> {
	read(page: number): Promise<Entry[]>;
	/** The parts of the name of an entry. */
	nameOf(entry: Entry): unknown[];
	/** Why there is nothing to choose from. */
	ifNone: string;
	/** The size of a full page. Without it, because the largest is not public, only an empty page is surely the last. */
	fullAt?: number;
}

/**
 * One page of a list that has no total, for lists that the API searches itself.
 *
 * @param token the number of the page, as n8n got it with the page before
 * @throws UserError if there is nothing to choose from
 */
export async function pageOf<Entry extends IDataObject>(
	filter: string | undefined,
	token = '1',
	{ read, nameOf, ifNone, fullAt = 1 }: Page<Entry>,
): Promise<INodeListSearchResult> {
	const page = Number(token);
	const entries = await read(page);
	if (page === 1 && !filter) notEmpty(entries, ifNone);
	return {
		results: toResults(entries, nameOf),
		paginationToken: entries.length >= fullAt ? String(page + 1) : undefined,
	};
}

export const NO_SEQUENCES =
	'This Saleshandy account has no sequences yet. Create one in Saleshandy.';
