import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { comparable, toRequiredTextList } from '../../checks';
import { chunksOf, sendHalves, sendInParts } from '../../operation/batches';
import type { Field } from '../../operation/field';
import { list, required } from '../../operation/fields';
import { inPayload } from '../../operation/kind';
import { bulk } from '../../operation/kinds';
import { isOutcomeUnknown } from '../../transport/errors';
import { readPages } from '../../transport/paging';
import { toList } from '../../transport/payload';
import { request } from '../../transport/request';
import { dncListId, entriesAt, pageSizes, readEntries, toEntry } from './shared';

/** Duplicates are kept here, because the output counts them. */
const entries: Field<string[] | undefined> = {
	...list('Email Addresses or Domains', {
		placeholder: 'e.g. lee@example.com, example.org',
		description: 'Comma-separated list, or an array from an expression',
	}),
	parse: (value, label) => toRequiredTextList(value, label).map((entry) => toEntry(entry, label)),
};

/** The API's limit is not public. */
const ENTRIES_PER_REQUEST = 500;

interface Input {
	dncListId: string;
	entries: string[];
}

/**
 * Adds entries to a list, those of all items with the same list together. The API rejects a request
 * that has an entry of the list. Contract: addDncItems.
 */
export const add = bulk({
	name: 'Add',
	value: 'add',
	action: 'Add email addresses or domains to a do-not-contact list',
	description:
		'Add email addresses or domains to a list. Entries that are already listed also succeed.',
	builderHint: 'Find the list with Do Not Contact: Get Lists first.',
	contract: 'addDncItems',
	returns: {
		dncListId: 'string',
		added: 'array',
		alreadyListed: 'boolean',
		alreadyListedEntries: 'array',
		duplicates: 'integer',
	},
	fields: { dncListId: required(dncListId), entries: required(entries) },
	shared: ({ dncListId }) => dncListId,
	// All items of a list together, so that duplicates are found.
	maxEntries: Infinity,
	send: async (context, inputs) => {
		const [{ dncListId }] = inputs;
		const all = [...new Set(inputs.flatMap((input) => input.entries))];
		let listed: Promise<Set<string>> | undefined;
		const readListed = () => (listed ??= entriesOf(context, dncListId, all.length));
		const resultOf = new Map<string, Result>();
		for (const some of chunksOf(all, ENTRIES_PER_REQUEST)) {
			const results = await sendInParts(
				some,
				async (part) => await addEntries(context, dncListId, part, readListed),
			);
			for (const [index, entry] of some.entries()) resultOf.set(entry, results[index]);
		}
		const seen = new Set<string>();
		return inputs.map((input) => outputOf(input, resultOf, seen));
	},
});

type Result = 'added' | 'listed' | Error;

const addEntries = async (
	context: IExecuteFunctions,
	dncListId: string,
	items: string[],
	readListed: () => Promise<Set<string>>,
): Promise<Result[]> =>
	await request(context, {
		method: 'POST',
		path: '/dnc',
		body: { dncListId, items },
		adviceIfUnknown: 'Running the items again is safe: entries are listed only once.',
	}).then(
		() => items.map(() => 'added'),
		async (error: Error) => {
			const isListed = /already/i.test(error.message) && !isOutcomeUnknown(error);
			if (!isListed) return await Promise.reject(error);
			if (items.length === 1) return ['listed'];
			const listed = await readListed();
			const left = items.filter((item) => !listed.has(item));
			const add = async (part: string[]) => await addEntries(context, dncListId, part, readListed);
			// However many are listed: each of them is a success.
			if (left.length === items.length) return await sendHalves(items, add);
			const results = left.length > 0 ? await sendInParts(left, add) : [];
			return items.map((item) => (listed.has(item) ? 'listed' : results[left.indexOf(item)]));
		},
	);

/** Reading a list may take one request for so many entries to add. */
const ENTRIES_PER_READ = 10;

/** The entries of a list, or those that can be read with few requests. Contract: listDncItems. */
async function entriesOf(
	context: IExecuteFunctions,
	dncListId: string,
	count: number,
): Promise<Set<string>> {
	const pageSize = pageSizes.at(-1)!;
	const limit = pageSize * Math.floor(count / ENTRIES_PER_READ);
	const readPage = async (page: number) => {
		const payload = await request<unknown>(context, readEntries(dncListId, {}, page, pageSize));
		return toList(inPayload(payload, entriesAt.within, entriesAt.withinAlias), 'entries');
	};
	// Without the list, entries are found by halves.
	const found = await readPages(readPage, {
		limit,
		pageSizes: [pageSize],
		endsWithShortPage: true,
	}).catch(() => []);
	return new Set(found.map(({ value }) => comparable(value)));
}

/** @param seen the entries of the items before this one */
function outputOf(
	{ dncListId, entries }: Input,
	resultOf: Map<string, Result>,
	seen: Set<string>,
): IDataObject | Error {
	const failure = entries
		.map((entry) => resultOf.get(entry))
		.find((result) => result instanceof Error);
	if (failure) return failure;
	const own = [...new Set(entries)].filter((entry) => !seen.has(entry));
	for (const entry of own) seen.add(entry);
	const listed = own.filter((entry) => resultOf.get(entry) === 'listed');
	return {
		dncListId,
		added: own.filter((entry) => resultOf.get(entry) === 'added'),
		alreadyListed: listed.length > 0,
		alreadyListedEntries: listed,
		duplicates: entries.length - own.length,
	};
}
