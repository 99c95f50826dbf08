import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** The result of an item: its output, or the error of a write whose outcome is unknown. */
export type Settled = { output: INodeExecutionData[] } | { error: Error };

/*
 * With Retry On Fail n8n runs the whole node again, with the same item objects. Every other run gets
 * new ones, even with the same `json`, so nothing here affects another run.
 */
const settled = new WeakMap<object, Settled>();

/** Identifies an item across the tries of a run. An agent before version 3 makes a new item for each try. */
export function attemptOf(context: IExecuteFunctions, itemIndex: number): object {
	const item = context.getInputData()[itemIndex];
	return item.pairedItem === undefined ? item.json : item;
}

/** The result of an item in an earlier try of this run. */
export const settledBefore = (context: IExecuteFunctions, itemIndex: number) =>
	settled.get(attemptOf(context, itemIndex));

/** Keeps a result, so that another try does not repeat it. */
export const keepSettled = (context: IExecuteFunctions, itemIndex: number, outcome: Settled) =>
	void settled.set(attemptOf(context, itemIndex), outcome);
