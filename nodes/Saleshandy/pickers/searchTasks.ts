import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toList } from '../transport/payload';
import { request } from '../transport/request';
import { pageOf } from './results';

const PAGE_SIZE = 50;
const MAX_EXCERPT = 60;

/** One page of the account's tasks. Contract: listTasks. */
export async function searchTasks(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await pageOf(filter, paginationToken, {
		read: async (page) => {
			const query = { ...(filter && { search: filter }), page, pageSize: PAGE_SIZE };
			const tasks = toList(await request(this, { method: 'GET', path: '/tasks', query }), 'tasks');
			return tasks.filter(({ id }) => id);
		},
		toResult: (task) => ({ name: title(task), value: String(task.id) }),
		ifNone: 'This Saleshandy account has no tasks yet. Create one with Task → Create.',
	});
}

/** The fields of a task are not public: those of createTasks are used if they exist. */
const title = ({ id, taskNote, note, dueDate }: IDataObject) =>
	[String(taskNote ?? note ?? '').slice(0, MAX_EXCERPT), dueDate].filter(Boolean).join(' · ') ||
	String(id);
