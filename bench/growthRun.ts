import '../test/engine/env';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { Expression } from 'n8n-workflow';

import { runNode } from '../test/engine';
import { startExpressionEngine } from './engine';
import { cpu, median } from './rounds';
import type { Account } from './service';
import { shippedNode } from './shippedNode';
import { itemsFor, parameters } from './workload';

// Runs of one size in a fresh process, with the collector at hand (--expose-gc).

const WARM_UP = 500;
/** Small runs are repeated: a single one says little. */
const ENOUGH_ITEMS = 1_000;
const MOST_REPEATS = 10;
/** Sockets of n8n's HTTP client go a little later than the run that had them. */
const SETTLE_MILLISECONDS = 300;

/** What runs of this node cost. */
export interface Growth {
	/** Milliseconds of the CPU per item. */
	cpu: number;
	/** Bytes per item that a run holds at its end, its output included. */
	held: number;
	/** The most memory that the process had, in bytes. */
	process: number;
}

async function heapUsed() {
	await sleep(SETTLE_MILLISECONDS);
	gc!();
	return process.memoryUsage().heapUsed;
}

const node = shippedNode();

/** This node, with something measured around its work. */
const watched = (measure: (work: () => Promise<void>) => Promise<void>): INodeType => ({
	description: node.description,
	async execute(this: IExecuteFunctions) {
		let output: INodeExecutionData[][] = [];
		await measure(async () => {
			output = (await node.execute!.call(this)) as INodeExecutionData[][];
		});
		return output;
	},
});

async function main(account: Account, count: number) {
	const costs = { cpu: [] as number[], held: [] as number[] };
	const timed = watched(async (work) => void costs.cpu.push(await cpu(work)));
	const weighed = watched(async (work) => {
		const before = await heapUsed();
		await work();
		costs.held.push((await heapUsed()) - before);
	});

	let day = 1;
	const run = async (type: INodeType, length: number) => {
		const items = itemsFor(account, length, day);
		day += Math.ceil(length / account.sequenceIds.length);
		const { error } = await runNode(account, parameters, { items, type });
		if (error) throw error;
	};
	const costPerItem = async (name: 'cpu' | 'held', type: INodeType) => {
		await run(type, WARM_UP);
		costs[name] = [];
		const repeats = Math.min(MOST_REPEATS, Math.ceil(ENOUGH_ITEMS / count));
		for (let repeat = 0; repeat < repeats; repeat++) await run(type, count);
		return median(costs[name]) / count;
	};

	await startExpressionEngine();
	const milliseconds = await costPerItem('cpu', timed);
	const most = process.resourceUsage().maxRSS * 1024;
	// The vm engine holds what its last expressions could see: 10 MB, beside which nothing shows.
	Expression.setExpressionEngine('legacy');
	const held = await costPerItem('held', weighed);
	process.send!({ cpu: milliseconds, held, process: most } satisfies Growth);
	process.disconnect();
}

process.once('message', ([account, count]: [Account, number]) => void main(account, count));
