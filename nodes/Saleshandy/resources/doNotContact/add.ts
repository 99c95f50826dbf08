import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { sendInParts } from '../../operation/batches';
import { list, required } from '../../operation/fields';
import { bulk } from '../../operation/kinds';
import { request } from '../../transport/request';
import { dncListId, toEntry } from './shared';

interface Input {
	dncListId: string;
	entries: string[];
}

/**
 * Adds entries to a list, those of all items with the same list in one request. The API rejects a
 * request that has an entry of the list. Contract: addDncItems.
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
	fields: {
		dncListId: required(dncListId),
		entries: required(
			list('Email Addresses or Domains', {
				check: toEntry,
				placeholder: 'e.g. lee@example.com, example.org',
				description: 'Comma-separated list, or an array from an expression',
			}),
		),
	},
	shared: ({ dncListId }) => dncListId,
	maxEntries: 500,
	entries: ({ entries }) => entries.length,
	send: async (context, inputs) => {
		const [{ dncListId }] = inputs;
		const entries = [...new Set(inputs.flatMap((input) => input.entries))];
		const results = await sendInParts(
			entries,
			async (part) => await addEntries(context, dncListId, part),
		);
		const resultOf = new Map(entries.map((entry, index) => [entry, results[index]]));
		const seen = new Set<string>();
		return inputs.map((input) => outputOf(input, resultOf, seen));
	},
});

type Result = 'added' | 'listed' | Error;

const addEntries = async (
	context: IExecuteFunctions,
	dncListId: string,
	items: string[],
): Promise<Result[]> =>
	await request(context, {
		method: 'POST',
		path: '/dnc',
		body: { dncListId, items },
		adviceIfUnknown: 'Running the items again is safe: entries are listed only once.',
	}).then(
		() => items.map(() => 'added'),
		(error: Error) =>
			items.length === 1 && /already/i.test(error.message) ? ['listed'] : Promise.reject(error),
	);

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
	const own = entries.filter((entry) => !seen.has(entry));
	for (const entry of own) seen.add(entry);
	const listed = own.filter((entry) => resultOf.get(entry) === 'listed');
	return {
		dncListId,
		added: own.filter((entry) => !listed.includes(entry)),
		alreadyListed: listed.length > 0,
		alreadyListedEntries: listed,
		duplicates: entries.length - own.length,
	};
}
