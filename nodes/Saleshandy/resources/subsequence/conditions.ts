import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import {
	hasValue,
	isObject,
	toBoolean,
	toChoice,
	toRequiredTextList,
	toWholeNumber,
} from '../../checks';
import type { Field } from '../../operation/field';

/** The subjects of a condition, and the type of their value (contract: SubsequenceCondition). */
const subjects = [
	{ value: 'emailOpenCount', label: 'Email Open Count', type: 'number' },
	{ value: 'replied', label: 'Replied', type: 'flag' },
	{ value: 'replyBodyContains', label: 'Reply Body Contains', type: 'texts' },
	{ value: 'linkClick', label: 'Link Click', type: 'flag' },
	{ value: 'prospectOutcome', label: 'Prospect Outcome', type: 'texts' },
	{ value: 'lastStepCompleted', label: 'Last Step Completed', type: 'flag' },
	{ value: 'prospectTag', label: 'Prospect Tag', type: 'texts' },
] as const;

const comparisons = [
	...['is', 'is not', 'is any', 'is not any', 'contains'],
	...['greater than', 'greater than or equals', 'less than', 'less than or equals'],
].map((value) => ({ value, label: value.replace(/\b\w/g, (letter) => letter.toUpperCase()) }));

const options = (rows: ReadonlyArray<{ value: string; label: string }>) =>
	rows.map(({ label, value }) => ({ name: label, value }));

/** Conditions that must all be met. Which comparison fits which subject is not published. */
export const conditions: Field<IDataObject[] | undefined> = {
	property: {
		displayName: 'Conditions',
		type: 'fixedCollection',
		placeholder: 'Add Condition',
		typeOptions: { multipleValues: true },
		default: {},
		description: 'A prospect moves to the subsequence when all conditions are met',
		options: [
			{
				displayName: 'Condition',
				name: 'condition',
				values: [
					{
						displayName: 'Subject',
						name: 'subject',
						type: 'options',
						options: options(subjects),
						default: 'emailOpenCount',
					},
					{
						displayName: 'Comparison',
						name: 'comparison',
						type: 'options',
						options: options(comparisons),
						default: 'is',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. 2, true, or Interested',
						description:
							'A number, true or false, or comma-separated text, depending on the subject',
					},
				],
			},
		],
	},
	parse(value, label) {
		const rows = isObject(value) ? [value.condition ?? []].flat() : [];
		if (rows.length === 0) return undefined;
		return rows.map((row, index) => {
			const place = `of condition ${index + 1} in ${label}`;
			const { subject, comparison, value: wanted } = isObject(row) ? row : {};
			const { label: name, type } = toChoice(subject, `'Subject' ${place}`, subjects);
			const { value: operation } = toChoice(comparison, `'Comparison' ${place}`, comparisons);
			if (!hasValue(wanted)) throw new UserError(`'Value' ${place} is empty`);
			return { name, operation, value: parsers[type](wanted, `'Value' ${place}`) };
		});
	},
};

const parsers = {
	number: (value: unknown, label: string) =>
		toWholeNumber(value, label, 0, Number.MAX_SAFE_INTEGER),
	flag: toBoolean,
	texts: toRequiredTextList,
};
