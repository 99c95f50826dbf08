import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** The results of a run by item: an output, or an error that another try must not change. */
type Settled = Map<number, INodeExecutionData[] | Error>;

/*
 * With Retry On Fail n8n runs the whole node again, with the same item objects. Every other run gets
 * new ones, even with the same `json`, so nothing here affects another run. A run is known by its
 * first item: a weak key for every item would cost more than the rest of its work.
 */
const settledByRun = new WeakMap<object, Settled>();

/** Identifies an item across the tries of a run. An agent before version 3 makes a new item for each try. */
export function attemptOf(context: IExecuteFunctions, itemIndex: number): object {
	const item = context.getInputData()[itemIndex];
	return item.pairedItem === undefined ? item.json : item;
}

/** The results of earlier tries of this run. What is added is not repeated by another try. */
export function settledIn(context: IExecuteFunctions): Settled {
	if (context.getInputData().length === 0) return new Map();
	const run = attemptOf(context, 0);
	if (!settledByRun.has(run)) settledByRun.set(run, new Map());
	return settledByRun.get(run)!;
}
