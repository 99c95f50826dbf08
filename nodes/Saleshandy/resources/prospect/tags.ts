import type { Chosen } from '../../fields/locator';
import { chosenProspect } from '../../fields/prospect';
import { list, required } from '../../operation/fields';

export const fields = {
	prospectId: chosenProspect,
	tags: required(
		list('Tags', {
			placeholder: 'e.g. customer, spring',
			description: 'Comma-separated tags (or an array)',
		}),
	),
};

export const isByEmail = ({ mode }: Chosen) => mode === 'email';

/** The prospects in a request for tags: all by ID, or all by email (contract: assignTags). */
export function inRequest(prospects: Chosen[]) {
	const values = [...new Set(prospects.map(({ value }) => value))];
	return isByEmail(prospects[0]) ? { prospectsEmails: values } : { prospects: values };
}

/** A prospect in the output, as it was chosen. */
export const inOutput = ({ mode, value }: Chosen) =>
	mode === 'email' ? { email: value } : { prospectId: value };

export const adviceIfUnknown = 'Running the items again is safe: a tag counts only once.';
