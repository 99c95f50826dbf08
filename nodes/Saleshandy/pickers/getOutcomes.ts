import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { toList, toObject } from '../transport/payload';
import { request } from '../transport/request';

/** The outcomes of the account, to choose several of. Contract: listOutcomes. */
export async function getOutcomes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const payload = await request(this, { method: 'GET', path: '/unified-inbox/outcome' });
	return toList(toObject(payload, 'outcomes').items, 'outcomes').map(({ id, name }) => ({
		name: String(name),
		value: String(id),
	}));
}
