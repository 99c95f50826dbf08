import '../test/engine/env';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { runNode } from '../test/engine';
import { startExpressionEngine } from './engine';
import { cpu, median } from './rounds';
import type { Account } from './service';
import { shippedNode } from './shippedNode';
import { itemsFor, parameters } from './workload';

// Runs of one size in a fresh process, with the collector at hand (--expose-gc).

const WARM_UP = 500;
/** Small runs are repeated: a single one says little. */
const ENOUGH_ITEMS = 3_000;
const MOST_REPEATS = 10;
/** Sockets of n8n's HTTP client go a little later than the run that had them. */
const SETTLE_MILLISECONDS = 300;

/** What runs of this node cost. */
export interface Growth {
	/** Milliseconds of the CPU per item. */
	cpu: number;
	/** Bytes that a run holds at its end for each item after the first, its output included. */
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
	const cost = async (name: 'cpu' | 'held', type: INodeType, length: number) => {
		costs[name] = [];
		const repeats = Math.min(MOST_REPEATS, Math.ceil(ENOUGH_ITEMS / length));
		for (let repeat = 0; repeat < repeats; repeat++) await run(type, length);
		return median(costs[name]);
	};

	// Before the vm engine starts, which holds what its last expressions could see: 10 MB, beside
	// which nothing else shows.
	await run(weighed, WARM_UP);
	const heldByOne = await cost('held', weighed, 1);
	const held = ((await cost('held', weighed, count)) - heldByOne) / (count - 1);

	await startExpressionEngine();
	await run(timed, WARM_UP);
	const milliseconds = (await cost('cpu', timed, count)) / count;
	const most = process.resourceUsage().maxRSS * 1024;
	process.send!({ cpu: milliseconds, held, process: most } satisfies Growth);
	process.disconnect();
}

process.once('message', ([account, count]: [Account, number]) => void main(account, count));
