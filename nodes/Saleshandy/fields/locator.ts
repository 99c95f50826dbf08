import type { IExecuteFunctions, INodeProperties, INodePropertyMode } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { quoted, toId, toRequiredText, toWholeNumber, USE_THE_LIST } from '../checks';
import { toEmail } from '../email';
import { isLocator, rawParameter, readParameter } from '../parameters';

/** What was chosen in a locator: an ID, or in other modes a title, a number, a letter and so on. */
export interface Chosen {
	mode: string;
	value: string;
}

/** The check of each mode that is not an ID. n8n does not validate expressions. */
const checks: Record<string, (value: unknown, label: string) => string> = {
	title: toRequiredText,
	number: (value, label) => String(toWholeNumber(value, label, 1, 9_999)),
	letter: toLetter,
	email: toEmail,
	name: toRequiredText,
};

function toLetter(value: unknown, label: string): string {
	const result = toRequiredText(value, label);
	if (/^[A-Za-z]$/.test(result)) return result.toUpperCase();
	throw new UserError(`${label} must be a letter from A to Z, but is "${result.slice(0, 60)}"`);
}

/**
 * What was chosen in a locator, checked by its mode.
 *
 * @throws UserError if it is empty or not valid in this mode
 */
export function toChosen(
	{ mode, value }: { mode: unknown; value: unknown },
	field: INodeProperties,
): Chosen {
	const label = quoted(field);
	const name = typeof mode === 'string' ? mode : 'id';
	const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
	return { mode: name, value: check?.(value, label) ?? toId(value, label, adviceFor(field)) };
}

/** What to do about an invalid ID. A title that is dropped on a locator lands in By ID. */
function adviceFor({ modes = [] }: INodeProperties): string {
	const other = modes.find(({ name }) => Object.hasOwn(checks, name));
	return other ? `${USE_THE_LIST} You can also switch to ${quoted(other)}.` : USE_THE_LIST;
}

/** A mode of a locator that is typed and not an ID. */
interface TypedMode {
	name: 'title' | 'number' | 'letter' | 'email' | 'name';
	displayName: string;
	placeholder: string;
	hint?: string;
	/** What may be typed; n8n shows `message` for anything else. */
	pattern?: string;
	message?: string;
}

const typed = ({ pattern, message = '', ...mode }: TypedMode): INodePropertyMode => ({
	...mode,
	type: 'string',
	...(pattern !== undefined && {
		// An empty field matches too, because `required` checks that.
		validation: [{ type: 'regex', properties: { regex: `(${pattern})?`, errorMessage: message } }],
	}),
});

/**
 * A field to choose something from a list or by ID.
 *
 * @param search the list search method that fills the list
 * @param modes other ways to identify it, each with a check above
 * @param within locators of what contains it: the editor clears its choice when another of those is
 * picked from a list. Not when their values change, because it compares evaluated values, which change
 * with the input data.
 */
export const locator = ({
	displayName,
	name,
	search,
	modes = [],
	within = [],
	required = true,
	idExample = 'kP3vN8sQ2d',
	isInAddressBar = false,
}: {
	displayName: string;
	name: string;
	search: string;
	modes?: TypedMode[];
	within?: string[];
	required?: boolean;
	idExample?: string;
	/** Whether the browser's address bar shows a number that could be taken for the ID. */
	isInAddressBar?: boolean;
}): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	...(required && { required }),
	...(within.length > 0 && {
		typeOptions: { loadOptionsDependsOn: within.map((name) => `${name}.cachedResultName`) },
	}),
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: search, searchable: true },
		},
		...modes.map(typed),
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: `e.g. ${idExample}`,
			...(isInAddressBar && { hint: 'ID used by the API, not the number in the address bar' }),
		},
	],
});

/** The unchecked value of a locator for one item. An expression in place of the whole locator is an ID. */
export function readLocator(
	context: IExecuteFunctions,
	{ name }: INodeProperties,
	itemIndex: number,
): { mode: unknown; value: unknown } {
	// n8n's `extractValue` loses the mode.
	const raw = rawParameter(context, name, itemIndex);
	const given = readParameter(context, name, itemIndex);
	return isLocator(given) ? given : { mode: isLocator(raw) ? raw.mode : 'id', value: given };
}

/**
 * What was chosen in a locator for one item.
 *
 * @throws UserError as `toChosen` does
 */
export function readChosen(
	context: IExecuteFunctions,
	field: INodeProperties,
	itemIndex: number,
): Chosen {
	return toChosen(readLocator(context, field, itemIndex), field);
}
