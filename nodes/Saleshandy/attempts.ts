import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/*
 * With Retry On Fail n8n runs the whole node again, with the same item objects. Every other run gets
 * new ones, even with the same `json`, so nothing here affects another run. A run is known by its
 * first item: a weak key for every item would cost more than the rest of its work.
 */
function forAllTries<Key, Value>() {
	const byRun = new WeakMap<object, Map<Key, Value>>();
	return (context: IExecuteFunctions): Map<Key, Value> => {
		if (context.getInputData().length === 0) return new Map();
		const run = attemptOf(context, 0);
		if (!byRun.has(run)) byRun.set(run, new Map());
		return byRun.get(run)!;
	};
}

/** Identifies an item across the tries of a run. An agent before version 3 makes a new item for each try. */
export function attemptOf(context: IExecuteFunctions, itemIndex: number): object {
	const item = context.getInputData()[itemIndex];
	return item.pairedItem === undefined ? item.json : item;
}

/**
 * The results of a run by item: an output, or the error of a write whose outcome is unknown. What is
 * added is not repeated by another try.
 */
export const settledIn = forAllTries<number, INodeExecutionData[] | Error>();

/** The items of a run by a value that must be unique, within a scope. */
export const seenIn = forAllTries<unknown, Map<string, number>>();
