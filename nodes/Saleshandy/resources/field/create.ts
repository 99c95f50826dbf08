import { UserError } from 'n8n-workflow';

import { toText } from '../../checks';
import type { Field } from '../../operation/field';
import { choice, list, required, text } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { fallbackText, tags } from './shared';

/** Contract: createField. */
const types = [
	{ value: 'text', label: 'Text' },
	{ value: 'number', label: 'Number' },
	{ value: 'date', label: 'Date' },
	{ value: 'long-text', label: 'Long Text' },
	{ value: 'dropdown', label: 'Dropdown' },
	{ value: 'currency', label: 'Currency' },
];

const MAX_CHOICES = 50;

const choiceList = list('Choices', {
	placeholder: 'e.g. Free, Pro',
	description: 'Comma-separated dropdown values (or an array), up to 50',
	displayOptions: { show: { fieldType: ['dropdown'] } },
});

/** Not marked as required: n8n also shows it if Type is an expression, and then would require it of all types. */
const choices: Field<string[] | undefined> = {
	...choiceList,
	async parse(value, label, item) {
		const entries = await choiceList.parse(value, label, item);
		if (!entries || entries.length <= MAX_CHOICES) return entries;
		throw new UserError(
			`${label} has ${entries.length} values, but Saleshandy allows at most ${MAX_CHOICES}`,
		);
	},
};

const currencyCode: Field<string | undefined> = {
	...text('Currency', {
		placeholder: 'e.g. EUR',
		description: 'Three-letter currency code',
		displayOptions: { show: { fieldType: ['currency'] } },
	}),
	parse(value, label) {
		const code = toText(value, label).trim().toUpperCase();
		if (/^[A-Z]{3}$/.test(code)) return code;
		throw new UserError(
			`${label} must have three letters such as EUR, but is "${code.slice(0, 60)}"`,
		);
	},
};

/** Contract: createField. */
export const create = single({
	name: 'Create',
	value: 'create',
	action: 'Create a prospect field',
	description: 'Create a custom field for prospects',
	contract: 'createField',
	fields: {
		label: required(text('Label', { placeholder: 'e.g. Plan' })),
		fieldType: required(choice('Type', types)),
		choices,
		currencyCode,
	},
	additionalFields: { fallbackText, tags },
	request: ({ label, fieldType, choices, currencyCode, fallbackText, tags }) => ({
		method: 'POST',
		path: '/fields',
		body: {
			label,
			fieldType: fieldType.value,
			fallbackText,
			metadata: metadataOf(fieldType.value, choices, currencyCode),
			tags,
		},
		adviceIfUnknown:
			'The field may exist: look for it in Saleshandy before you run this item again.',
	}),
});

/** What only some types have. */
function metadataOf(type: string, choices?: string[], currencyCode?: string) {
	if (type === 'currency') return currencyCode && { currencyCode };
	if (type !== 'dropdown') return undefined;
	if (!choices) throw new UserError("'Choices' is empty");
	return { options: choices };
}
