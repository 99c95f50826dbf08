import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { sequenceField, stepField } from '../fields/locators';
import { chosenIn } from './chosen';
import { sequenceIdOf, stepIdOf } from './resolve';
import { matching, notEmpty, toResults } from './results';
import { readStep } from './storedStep';
import { variantTitle } from './titles';

/** The variants of the chosen step. */
export async function searchVariants(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const sequence = chosenIn(this, sequenceField);
	const step = chosenIn(this, stepField);
	const sequenceId = await sequenceIdOf(this, sequence);
	const stepId = await stepIdOf(this, sequenceId, step);
	const { variants } = await readStep(this, { sequenceId, stepId });
	notEmpty(variants, 'This step has no variants yet. Add one with Create Variant.');
	const results = toResults(variants, (variant, index) => [variantTitle(variant, index)]);
	return { results: matching(results, filter) };
}
