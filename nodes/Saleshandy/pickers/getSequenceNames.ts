import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { NO_SEQUENCES, notEmpty } from './results';
import { getAllSequences } from './sequences';

/** The titles of all sequences. Events contain the title and not the ID of the API. */
export async function getSequenceNames(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	if (this.getCurrentNodeParameter('registration') === 'manual') {
		throw new UserError(
			'Manual setup has no account to load sequences from. Enter the titles as a comma-separated expression.',
		);
	}
	const sequences = await getAllSequences(this);
	return [...new Set(notEmpty(sequences, NO_SEQUENCES).map(({ title }) => title))].map((title) => ({
		name: title,
		value: title,
	}));
}
