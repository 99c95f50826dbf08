import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { toId } from '../checks';
import { located, read } from '../parameters';
import { oncePerRun } from '../perRun';

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

/** What was read in a run. Lanes need an ID of every item before the operation reads it. */
const idsOf = oncePerRun<IExecuteFunctions, Map<string, string>>(() => new Map());

/**
 * The ID that was chosen in one of these fields, read once per run and item.
 *
 * @throws UserError if it cannot be an ID of the API
 */
export function readId(
	context: IExecuteFunctions,
	{ name, displayName }: INodeProperties,
	itemIndex: number,
): string {
	const ids = idsOf(context);
	const key = `${name} ${itemIndex}`;
	if (!ids.has(key)) ids.set(key, toId(located(read(context, name, itemIndex)), displayName));
	return ids.get(key)!;
}

/** The ID of the chosen sequence. */
export const readSequenceId = (context: IExecuteFunctions, itemIndex: number) =>
	readId(context, sequenceField, itemIndex);
