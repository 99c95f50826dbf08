import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { channelByCode } from '../channels';
import type { Step } from './sequences';
import { getSteps } from './sequences';
import { chosenId } from './chosen';
import { matching, notEmpty } from './results';

/** The steps of the chosen sequence, such as "Step 2 · Day 3 · Email". */
export async function searchSteps(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const steps = notEmpty(
		await getSteps(this, chosenId(this, 'sequenceId', 'sequence')),
		'This sequence has no steps yet. Add one with Create Step.',
	);
	const results = steps.map((step) => ({ name: title(step), value: step.id }));
	return { results: matching(results, filter) };
}

function title({ number, absoluteDays, relativeDays, type }: Step): string {
	const day = absoluteDays ?? relativeDays;
	return [`Step ${number}`, day !== undefined && `Day ${day}`, channelByCode(type)?.label]
		.filter(Boolean)
		.join(' · ');
}
