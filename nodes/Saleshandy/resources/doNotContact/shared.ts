import { UserError } from 'n8n-workflow';

import { locator } from '../../fields/locator';
import { choice, picked } from '../../operation/fields';
import type { ApiRequest } from '../../transport/api';

export const dncListId = picked(
	locator({ displayName: 'Do-Not-Contact List', name: 'dncListId', search: 'searchDncLists' }),
);

const types = [
	{ value: 'all', label: 'All' },
	{ value: 'email', label: 'Email Addresses' },
	{ value: 'domain', label: 'Domains' },
];
export const type = choice('Type', types);

/** The sizes of a page of lists or entries (contract: listDncItems). */
export const pageSizes = [25, 50, 100];

/** Where a response has the entries of a list: live, and as documented (contract: listDncItems). */
export const entriesAt = { within: 'dncListDetails', withinAlias: 'dncDetails' } as const;

/** Reads a page of the entries of a list (contract: listDncItems). */
export const readEntries = (
	dncListId: string,
	query: { search?: string; type?: string },
	page: number,
	pageSize: number,
): ApiRequest => ({
	method: 'GET',
	path: '/dnc/{dncListId}',
	ids: { dncListId },
	query: { ...query, page, pageSize },
});

/** A domain whose last part begins with a letter, with or without a mailbox. Letters are of any script. */
const ENTRY = /^([^\s@,:;<>()]+@)?([\p{L}\p{M}\p{N}-]+\.)+\p{L}[\p{L}\p{M}\p{N}-]+$/u;

/**
 * An email address or a domain, in lower case.
 *
 * @throws UserError if it is neither
 */
export function toEntry(value: string, label: string): string {
	const entry = value.toLowerCase();
	if (ENTRY.test(entry)) return entry;
	throw new UserError(`${label} contains "${value}", which is not an email address or a domain`, {
		description: 'Use addresses such as lee@example.com, or domains such as example.com.',
	});
}
