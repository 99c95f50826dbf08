import { OperationalError, sleep } from 'n8n-workflow';

import type { ApiContext } from './api';

/** Only a run can be cancelled, not a picker or an activation. */
const signalOf = (context: ApiContext) =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

export const isCancelled = (context: ApiContext) => signalOf(context)?.aborted === true;

/** @throws OperationalError as soon as the execution is cancelled, even while the value is pending */
export async function unlessCancelled<Value>(
	context: ApiContext,
	value: Promise<Value>,
): Promise<Value> {
	const signal = signalOf(context);
	let cancel = () => {};
	const cancellation = new Promise<never>((_, reject) => {
		cancel = () => reject(new OperationalError('The execution was cancelled'));
	});
	signal?.addEventListener('abort', cancel);
	if (signal?.aborted) cancel();
	return await Promise.race([cancellation, value]).finally(() =>
		signal?.removeEventListener('abort', cancel),
	);
}

/** @throws OperationalError as soon as the execution is cancelled */
export const sleepUnlessCancelled = async (context: ApiContext, milliseconds: number) =>
	await unlessCancelled(context, sleep(milliseconds));
