import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { allOutcomes } from './outcomes';
import { toResults } from './results';

/** The outcomes of the account, to choose several of. */
export async function getOutcomes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return toResults(await allOutcomes(this), ({ name }) => [name]);
}
