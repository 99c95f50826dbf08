import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { readId } from './fields/locators';
import type { Operation, Order } from './operation';

/** After so many items others get their turn: n8n evaluates expressions without a break. */
const WITHOUT_A_BREAK = 100;

/**
 * Groups the items into lanes: those that must not overtake each other, because they change the same
 * thing, are behind each other in one lane.
 *
 * @returns lists of item indexes
 */
export async function lanesOf(
	context: IExecuteFunctions,
	{ inOrderWithin }: Operation,
): Promise<number[][]> {
	const order =
		typeof inOrderWithin === 'function'
			? inOrderWithin(context.getNode().parameters)
			: inOrderWithin;
	const lanes = new Map<unknown, number[]>();
	for (const itemIndex of context.getInputData().keys()) {
		const key = order ? laneOf(context, order, itemIndex) : itemIndex;
		if (!lanes.has(key)) lanes.set(key, []);
		lanes.get(key)!.push(itemIndex);
		if (itemIndex % WITHOUT_A_BREAK === WITHOUT_A_BREAK - 1) await sleep(0);
	}
	return [...lanes.values()];
}

function laneOf(context: IExecuteFunctions, order: Order, itemIndex: number) {
	if (order === 'run') return order;
	try {
		return readId(context, order, itemIndex);
	} catch {
		return itemIndex; // The operation will say what is wrong when it is this item's turn.
	}
}

/**
 * Works through lanes, several at a time and each in order. After a failure nothing new is begun.
 *
 * @throws what the first item threw that failed, once nothing is under way any more
 */
export async function sideBySide(
	lanes: number[][],
	lanesAtATime: number,
	workOn: (itemIndex: number) => Promise<void>,
): Promise<void> {
	const waiting = lanes.values();
	const failures = new Map<number, unknown>();

	const worker = async () => {
		for (const lane of waiting) {
			for (const itemIndex of lane) {
				if (failures.size > 0) return;
				await workOn(itemIndex).catch((error) => failures.set(itemIndex, error));
			}
		}
	};
	await Promise.all(Array.from({ length: lanesAtATime }, worker));

	if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
}
