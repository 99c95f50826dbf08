import type { IExecuteFunctions } from 'n8n-workflow';

import { sequenceIdOf, stepIdOf, variantIdOf } from '../pickers/resolve';
import type { StepIds, VariantIds } from '../pickers/storedStep';
import { locator, readChosen } from './locator';

export const sequenceField = locator({
	displayName: 'Sequence',
	name: 'sequenceId',
	search: 'searchSequences',
	isInAddressBar: true,
	modes: [
		{
			displayName: 'By Title',
			name: 'title',
			placeholder: 'e.g. New lead: first contact',
			hint: 'The exact title',
		},
	],
});

/** The sequence in an option, where it is not asked by title. */
export const optionalSequenceField = locator({
	displayName: 'Sequence',
	name: 'sequenceId',
	search: 'searchSequences',
	required: false,
});

export const stepField = locator({
	displayName: 'Step',
	name: 'stepId',
	search: 'searchSteps',
	isInAddressBar: true,
	modes: [
		{
			displayName: 'By Number',
			name: 'number',
			placeholder: 'e.g. 2',
			pattern: '[1-9][0-9]{0,3}',
			message: 'Enter a whole number from 1',
		},
	],
	within: ['sequenceId'],
});

export const variantField = locator({
	displayName: 'Variant',
	name: 'variantId',
	search: 'searchVariants',
	isInAddressBar: true,
	modes: [
		{
			displayName: 'By Letter',
			name: 'letter',
			placeholder: 'e.g. B',
			hint: 'As shown in Saleshandy and in its events',
			pattern: '[A-Za-z]',
			message: 'Enter one letter from A to Z',
		},
	],
	within: ['sequenceId', 'stepId'],
});

/*
 * All locators are checked before anything is looked up, so that bad input causes no request.
 */

/**
 * The ID of the chosen sequence, looked up if it was chosen by title.
 *
 * @throws UserError for bad input before any request, or if no single sequence has the title
 */
export const readSequenceId = async (context: IExecuteFunctions, itemIndex: number) =>
	await sequenceIdOf(context, readChosen(context, sequenceField, itemIndex));

/** The IDs of the chosen step and its sequence, as in `readSequenceId`. */
export async function readStepIds(context: IExecuteFunctions, itemIndex: number): Promise<StepIds> {
	const step = readChosen(context, stepField, itemIndex);
	const sequenceId = await readSequenceId(context, itemIndex);
	return { sequenceId, stepId: await stepIdOf(context, sequenceId, step) };
}

/** The IDs of the chosen variant, its step and its sequence, as in `readSequenceId`. */
export async function readVariantIds(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<VariantIds> {
	const variant = readChosen(context, variantField, itemIndex);
	const ids = await readStepIds(context, itemIndex);
	return { ...ids, variantId: await variantIdOf(context, ids, variant) };
}
