import type { Field } from '../operation/field';
import { required } from '../operation/fields';
import { prospectIdOf } from '../pickers/prospects';
import type { Chosen } from './locator';
import { locator, readLocator, toChosen } from './locator';

const prospectField = locator({
	displayName: 'Prospect',
	name: 'prospectId',
	search: 'searchProspects',
	modes: [{ name: 'email', displayName: 'By Email', placeholder: 'e.g. lee@example.com' }],
	idExample: 'aW4rY8tC3e',
});

/** The chosen prospect, not looked up yet. An email address is understood in every mode. */
export const chosenProspect: Field<Chosen> = required({
	property: prospectField,
	read: ({ context, itemIndex }) => readLocator(context, prospectField, itemIndex),
	parse(entered) {
		const { mode, value } = entered as ReturnType<typeof readLocator>;
		const isEmail = typeof value === 'string' && value.includes('@');
		return toChosen({ mode: isEmail ? 'email' : mode, value }, prospectField);
	},
});

/** The ID of the chosen prospect, looked up if it was chosen by email. */
export const prospectId: Field<string> = {
	...chosenProspect,
	parse: async (entered, label, item) =>
		await prospectIdOf(item.context, await chosenProspect.parse(entered, label, item)),
};

/** The API's limits are not public. A batch that it rejects is sent again in halves. */
export const PROSPECTS_PER_REQUEST = 500;
