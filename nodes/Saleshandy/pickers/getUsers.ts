import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { searchAssignees } from './searchAssignees';

/** The users of the account. */
export async function getUsers(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return (await searchAssignees.call(this)).results;
}
