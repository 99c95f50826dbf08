import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { sequenceField } from '../fields/locators';
import { chosenIn } from './chosen';
import { sequenceIdOf } from './resolve';
import { matching, notEmpty, toResults } from './results';
import { getSteps } from './sequences';
import { stepTitle } from './titles';

/** The steps of the chosen sequence. */
export async function searchSteps(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const sequenceId = await sequenceIdOf(this, chosenIn(this, sequenceField));
	const steps = notEmpty(
		await getSteps(this, sequenceId),
		'This sequence has no steps yet. Add one with Create Step.',
	);
	const results = toResults(steps, (step) => [stepTitle(step)]);
	return { results: matching(results, filter) };
}
