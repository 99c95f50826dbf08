import type { INodeListSearchItems } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

/** @throws UserError if there is nothing to choose from: an empty list would not say why */
export function notEmpty<Entry>(list: Entry[], message: string): Entry[] {
	if (list.length === 0) throw new UserError(message);
	return list;
}

/** Those whose name contains the searched text, for lists that the API cannot search. */
export const matching = (results: INodeListSearchItems[], filter: string) =>
	results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));

export const NO_SEQUENCES =
	'This Saleshandy account has no sequences yet. Create one in Saleshandy.';
