import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { bulk } from '../../operation/kinds';
import { readPages } from '../../transport/paging';
import { toList } from '../../transport/payload';
import { request } from '../../transport/request';
import { changeTasks } from './changeTasks';
import { taskId, TASKS_PER_REQUEST } from './shared';

/** Contract: skipTask, bulkSkipTasks. */
export const skip = bulk({
	name: 'Skip',
	value: 'skip',
	action: 'Skip a task',
	description: 'Skip tasks. Multiple items share one request.',
	contract: 'bulkSkipTasks',
	returns: { taskId: 'string', skipped: 'boolean', reason: 'string', bulkActionId: 'string' },
	fields: { taskId },
	target: ({ taskId }) => taskId,
	maxEntries: TASKS_PER_REQUEST,
	send: async (context, inputs) =>
		await changeTasks(
			context,
			inputs.map(({ taskId }) => taskId),
			{
				one: (taskId) => ({ method: 'POST', path: '/tasks/{taskId}/skip', ids: { taskId } }),
				many: (taskIds) => ({ method: 'POST', path: '/tasks/bulk-skip', body: { taskIds } }),
				findDone: findSkipped,
				output: { skipped: true },
			},
		),
});

/** The tasks that were skipped last (contract: listTasks). */
async function findSkipped(context: IExecuteFunctions, count: number) {
	const readPage = async (page: number, pageSize: number) =>
		toList<IDataObject>(
			await request(context, {
				method: 'GET',
				path: '/tasks',
				query: { status: 'skipped', sortBy: 'skippedAt', sortOrder: 'DESC', page, pageSize },
			}),
			'tasks',
		);
	return (await readPages(readPage, { limit: count, pageSizes: [100] })).map(({ id }) => id);
}
