import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { sendHalves } from '../../operation/batches';
import type { ApiRequest } from '../../transport/api';
import { request } from '../../transport/request';
import { runBulkAction } from './bulkAction';

/** A change of one task, or of many in the background. */
interface Change {
	one(taskId: string): ApiRequest;
	many(taskIds: string[]): ApiRequest;
	/**
	 * The tasks that were changed last, which are not sent again when some of a batch failed. Missing
	 * if a task can be changed twice.
	 */
	findDone?(context: IExecuteFunctions, count: number): Promise<unknown[]>;
	/** The output of a changed task, without its ID. */
	output: IDataObject;
}

/**
 * Changes tasks: a single one directly, several by a bulk action. A bulk action reports how many tasks
 * failed, but not which: the remaining ones are sent again in halves until each has its own result. If
 * it cannot be read which ones remain, none is sent again.
 *
 * @returns the output or the error of each task
 * @throws n8n's error if the request was rejected
 */
export async function changeTasks(
	context: IExecuteFunctions,
	taskIds: string[],
	change: Change,
): Promise<Array<IDataObject | Error>> {
	const done = (taskId: string) => ({ taskId, ...change.output });
	if (taskIds.length === 1) {
		await request(context, { ...change.one(taskIds[0]), adviceIfUnknown: CHECK_TASKS });
		return taskIds.map(done);
	}

	const end = await runBulkAction(context, {
		...change.many(taskIds),
		adviceIfUnknown: CHECK_TASKS,
	});
	const unknown = (reason: string) =>
		taskIds.map((taskId) => ({ taskId, reason, bulkActionId: end.bulkActionId }));
	if ('reason' in end) return unknown(end.reason);
	if (end.failed === 0) return taskIds.map(done);

	let changed: Set<unknown>;
	try {
		changed = new Set(await change.findDone?.(context, taskIds.length));
	} catch (error) {
		return unknown((error as Error).message);
	}
	const left = taskIds.filter((id) => !changed.has(id));
	const results = await sendHalves(left, async (half) => await changeTasks(context, half, change));
	const resultOf = new Map(left.map((taskId, index) => [taskId, results[index]]));
	return taskIds.map((taskId) => resultOf.get(taskId) ?? done(taskId));
}

const CHECK_TASKS = 'Check the tasks in Saleshandy before you run these items again.';
