import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { comparable, hasValue } from '../../checks';
import { FIRST_PAUSE_MILLISECONDS, nextPause } from '../../pauses';
import type { ApiRequest } from '../../transport/api';
import { sleepUnlessCancelled } from '../../transport/cancel';
import { recordId, toObject } from '../../transport/payload';
import { request } from '../../transport/request';

const MAX_WAIT_MILLISECONDS = 300_000;

/** The number of tasks that failed, or why it is unknown. */
type End = { bulkActionId: string } & ({ failed: number } | { reason: string });

/**
 * Starts a change of many tasks in the background, and waits for its end. Once it has started, nothing
 * is an error, so that it is not sent again.
 *
 * @throws n8n's error if the request was rejected
 */
export async function runBulkAction(context: IExecuteFunctions, start: ApiRequest): Promise<End> {
	const started = await request(context, start);
	let bulkActionId = '';
	try {
		bulkActionId = recordId(toObject(started, 'a bulk action').bulkActionId, 'a bulk action');
		return await waitForEnd(context, bulkActionId);
	} catch (error) {
		return { reason: (error as Error).message, bulkActionId };
	}
}

/** Contract: getBulkTaskStatus. Of the words for a status only "completed" is known. */
async function waitForEnd(context: IExecuteFunctions, bulkActionId: string): Promise<End> {
	const latest = Date.now() + MAX_WAIT_MILLISECONDS;
	for (let pause = FIRST_PAUSE_MILLISECONDS; Date.now() < latest; pause = nextPause(pause)) {
		await sleepUnlessCancelled(context, pause);
		const progress = await request<IDataObject>(context, {
			method: 'GET',
			path: '/tasks/bulk-status/{bulkActionId}',
			ids: { bulkActionId },
		});
		const { status, completedAt, failed } = toObject(progress, 'a status');
		const isCompleted = comparable(status) === 'completed';
		if (isCompleted || hasValue(completedAt)) {
			return { failed: Number(failed ?? (isCompleted ? 0 : Infinity)), bulkActionId };
		}
	}
	return { reason: 'Saleshandy has not finished yet', bulkActionId };
}
