import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { id } from '../checks';
import { read } from '../parameters';

const locator = (
	displayName: string,
	name: string,
	searchListMethod: string,
	description: string,
	within: string[] = [],
): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description,
	// What was chosen within another choice is dropped by the editor when that one changes.
	...(within.length > 0 && {
		typeOptions: { loadOptionsDependsOn: within.map((name) => `${name}.value`) },
	}),
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: `Select a ${displayName.toLowerCase()}…`,
			typeOptions: { searchListMethod, searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. kP3vN8sQ2d',
			hint: "The API's own ID, not the number in the browser's address bar",
		},
	],
});

export const sequenceField = locator(
	'Sequence',
	'sequenceId',
	'searchSequences',
	'The sequence to work on',
);

export const stepField = locator(
	'Step',
	'stepId',
	'searchSteps',
	'The step of the chosen sequence',
	['sequenceId'],
);

export const variantField = locator(
	'Variant',
	'variantId',
	'searchVariants',
	'The variant of the chosen step',
	['sequenceId', 'stepId'],
);

/** The ID that was chosen in one of these fields. */
export const readId = (context: IExecuteFunctions, field: INodeProperties, itemIndex: number) =>
	id(read(context, field.name, itemIndex), field.displayName);
