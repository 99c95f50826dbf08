import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { NO_SEQUENCES, notEmpty } from './results';
import { getAllSequences } from './sequences';

/** All sequences, to choose several of. */
export async function getSequenceIds(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const sequences = notEmpty(await getAllSequences(this), NO_SEQUENCES);
	return sequences.map(({ id, title, active }) => ({
		name: active ? title : `${title} (inactive)`,
		value: id,
	}));
}
