import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toList } from '../transport/payload';
import { request } from '../transport/request';
import { notEmpty } from './results';

const PAGE_SIZE = 50;
const MAX_EXCERPT = 60;

/** One page of the account's tasks; Saleshandy does the searching. Contract: listTasks. */
export async function searchTasks(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const tasks = toList(
		await request(this, {
			method: 'GET',
			path: '/tasks',
			query: { ...(filter && { search: filter }), page, pageSize: PAGE_SIZE },
		}),
		'tasks',
	);
	if (page === 1 && !filter) {
		notEmpty(tasks, 'This Saleshandy account has no tasks yet. Create one with Task → Create.');
	}
	return {
		results: tasks.map((task) => ({ name: title(task), value: String(task.id) })),
		// The largest page is not public, so that only an empty one is surely the last.
		paginationToken: tasks.length > 0 ? String(page + 1) : undefined,
	};
}

/** The fields of a task are not public: those of createTasks are used if they exist. */
const title = ({ id, taskNote, note, dueDate }: IDataObject) =>
	[String(taskNote ?? note ?? '').slice(0, MAX_EXCERPT), dueDate].filter(Boolean).join(' · ') ||
	String(id);
