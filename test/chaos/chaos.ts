import '../engine/env';
import { parseArgs } from 'node:util';

import type { Result, Tally } from './campaign';
import { campaign } from './campaign';
import { invariants } from './invariants';

// Mixed operations over many runs while everything goes wrong that can; ends with 1 if something
// happened that must not. The same seed is the same plan.

const SHOWN = 10;

const { values } = parseArgs({
	options: {
		seed: { type: 'string', default: String(Math.floor(Math.random() * 100_000)) },
		operations: { type: 'string', default: '5000' },
		verbose: { type: 'boolean', default: false },
	},
});
const [seed, operations] = [values.seed, values.operations].map(Number);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(operations) || operations < 1) {
	throw new Error('--seed and --operations take whole numbers');
}

const table = (title: string, tally: Tally) => {
	console.log(`\n${title}`);
	for (const [name, count] of tally) console.log(`  ${String(count).padStart(6)}  ${name}`);
};

function report(result: Result) {
	const { violations, runs, items, faults, outcomes, requests, memory, milliseconds } = result;
	table(`Items by operation, in ${runs} runs`, items);
	table('Faults', faults);
	table('Outcomes', outcomes);
	table('Requests', requests);
	const { peakHeap, peakRss, rssGrowth, growth = 'not measured' } = memory;
	console.log(
		`\nMB: heap at most ${peakHeap}, RSS at most ${peakRss} (${rssGrowth} more than before)`,
	);
	console.log(`MB that the heap grew by after the warm-up, once collected: ${growth}`);
	console.log(`Duration: ${Math.round(milliseconds / 1000)} s\n`);

	for (const invariant of [...Object.keys(invariants), 'memory is bounded']) {
		const found = violations.filter((violation) => violation.invariant === invariant);
		console.log(`${found.length === 0 ? 'holds   ' : 'VIOLATED'}  ${invariant}`);
		for (const { run, text } of found.slice(0, SHOWN)) {
			console.log(`            ${run ? `${run}: ` : ''}${text}`);
		}
		if (found.length > SHOWN) console.log(`            … ${found.length - SHOWN} more`);
	}
}

console.log(`Seed ${seed}, ${operations} operations`);
void campaign({
	seed,
	operations,
	onRun({ run }, found) {
		if (!values.verbose) return;
		const { number, operation, items, itemsAtATime, stops, limit } = run;
		const marks = JSON.stringify({ itemsAtATime, stops, limit });
		console.log(`${number} ${operation} ${items.length} ${marks}: ${found.length} violations`);
	},
}).then((result) => {
	report(result);
	// A run that hangs would keep the process alive.
	process.exit(result.violations.length > 0 ? 1 : 0);
});
