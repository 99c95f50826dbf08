import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { NO_SEQUENCES, notEmpty, toResults } from './results';
import { getAllSequences } from './sequences';
import { sequenceTitle } from './titles';

/** All sequences, to choose several of. */
export async function getSequenceIds(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const sequences = notEmpty(await getAllSequences(this), NO_SEQUENCES);
	return toResults(sequences, (sequence) => [sequenceTitle(sequence)]);
}
