import { required, text } from '../../operation/fields';
import { many } from '../../operation/kinds';
import { dncListId, entriesAt, pageSizes, readEntries, type } from './shared';

/** Contract: listDncItems. */
export const getAll = many({
	action: 'Get many entries from a do-not-contact list',
	description: 'Retrieve the email addresses and domains of a list',
	contract: 'listDncItems',
	what: 'entries',
	...entriesAt,
	fields: { dncListId: required(dncListId) },
	filters: { search: text('Search', { placeholder: 'e.g. example.org' }), type },
	pageSizes,
	endsWithShortPage: true,
	request: ({ dncListId, search, type }, page, pageSize) =>
		readEntries(
			dncListId,
			{ ...(search && { search }), ...(type && { type: type.value }) },
			page,
			pageSize,
		),
});
