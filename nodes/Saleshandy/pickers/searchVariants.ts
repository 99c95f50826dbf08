import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { sequenceField, stepField } from '../fields/locators';
import { chosenIn } from './chosen';
import { sequenceIdOf, stepIdOf } from './resolve';
import { matching, notEmpty } from './results';
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
	const results = notEmpty(
		variants,
		'This step has no variants yet. Add one with Create Variant.',
	).map((variant, index) => ({ name: variantTitle(variant, index), value: variant.id }));
	return { results: matching(results, filter) };
}
