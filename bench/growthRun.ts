import { startExpressionEngine } from './engine';
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { runNode } from '../test/engine';
import { shippedNode } from './contenders';
import { cpu, wall } from './rounds';
import type { Account } from './service';
import { itemsFor, parameters } from './workload';

// One run of the node in a fresh process, with the collector at hand (--expose-gc).

const WARM_UP = 300;
/** Behind the days of the run itself, for a sequence takes one Email a day. */
const WARM_UP_DAY = 900;

/** What a run cost per item. */
export interface Growth {
	cpu: number;
	wall: number;
	/** Bytes that the run holds at its end, its output included. */
	heap: number;
	/** The most memory that the process had, in bytes. */
	process: number;
}

const heapUsed = () => {
	gc!();
	return process.memoryUsage().heapUsed;
};

async function main([account, count]: [Account, number]) {
	await startExpressionEngine();
	const node = shippedNode();
	const held = { before: 0, after: 0 };
	const type: INodeType = {
		description: node.description,
		async execute(this: IExecuteFunctions) {
			held.before = heapUsed();
			const output = await node.execute!.call(this);
			held.after = heapUsed();
			return output;
		},
	};
	const run = async (length: number, firstDay?: number) => {
		const items = itemsFor(account, length, firstDay);
		const { error } = await runNode(account, parameters, { items, type });
		if (error) throw error;
	};
	await run(WARM_UP, WARM_UP_DAY);
	let milliseconds = 0;
	const work = await cpu(async () => {
		milliseconds = await wall(async () => await run(count));
	});
	process.send!({
		cpu: work / count,
		wall: milliseconds / count,
		heap: (held.after - held.before) / count,
		process: process.resourceUsage().maxRSS * 1024,
	} satisfies Growth);
	process.exit();
}

process.once('message', (message) => void main(message as [Account, number]));
