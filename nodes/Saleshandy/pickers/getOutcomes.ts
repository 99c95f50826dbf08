import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { allOutcomes } from './outcomes';

/** The outcomes of the account, to choose several of. */
export async function getOutcomes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return (await allOutcomes(this)).map(({ id, name }) => ({ name, value: id }));
}
