import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** What became of an item: its output, or the error of a write whose outcome is unknown. */
export type Settled = { output: INodeExecutionData[] } | { error: Error };

/*
 * With Retry On Fail n8n runs the whole node again, with the same item objects. Every other run gets
 * new ones, also with the same `json`, so what is held here concerns no other run.
 */
const settled = new WeakMap<object, Settled>();

/** What tells an item in all tries of a run. An agent before version 3 makes a new item for each try. */
export function attemptOf(context: IExecuteFunctions, itemIndex: number): object {
	const item = context.getInputData()[itemIndex];
	return item.pairedItem === undefined ? item.json : item;
}

/** What an earlier try of this run settled for an item. */
export const settledBefore = (context: IExecuteFunctions, itemIndex: number) =>
	settled.get(attemptOf(context, itemIndex));

/** Keeps what must not be done again if n8n tries once more. */
export const keepSettled = (context: IExecuteFunctions, itemIndex: number, outcome: Settled) =>
	void settled.set(attemptOf(context, itemIndex), outcome);
