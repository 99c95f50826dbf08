import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { searchAssignees } from './searchAssignees';

/** The users of the account. */
export const getUsers = async function (
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return (await searchAssignees.call(this)).results;
};
