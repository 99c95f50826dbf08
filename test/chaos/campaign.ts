import { startEmulator } from '../emulator';
import type { FaultName } from './faults';
import type { History } from './history';
import type { InvariantName } from './invariants';
import { invariants } from './invariants';
import { peaks } from './memory';
import { perform } from './perform';
import type { PlanOptions } from './plan';
import { plan } from './plan';
import { overhear } from './secret';

const API_KEY = 'never-outside-of-its-header';
/** Many times what a run takes: the longest wait of the node for a rate limit is two minutes. */
const PATIENCE_MS = 180_000;

/** Something that must not be. */
export interface Violation {
	invariant: InvariantName | 'memory is bounded';
	run?: string;
	text: string;
}

/** Counts by name. */
export class Tally extends Map<string, number> {
	add(name: string, count = 1) {
		this.set(name, (this.get(name) ?? 0) + count);
	}
}

/** What came of a campaign. */
export interface Result {
	violations: Violation[];
	runs: number;
	items: Tally;
	faults: Tally;
	outcomes: Tally;
	requests: Tally;
	memory: ReturnType<ReturnType<typeof peaks>['stop']>;
	milliseconds: number;
}

export interface CampaignOptions extends PlanOptions {
	patienceMs?: number;
	onRun?: (history: History, violations: Violation[]) => void;
}

/** Performs all runs of a plan, one after the other, and holds each against the invariants. */
export async function campaign({
	patienceMs = PATIENCE_MS,
	onRun = () => {},
	...options
}: CampaignOptions): Promise<Result> {
	const started = Date.now();
	const over = new WeakSet();
	const onEnd = (request: object) => void over.add(request);
	const emulator = await startEmulator({ apiKey: API_KEY, onEnd });
	const surroundings = { emulator, isOver: (request: object) => over.has(request), patienceMs };
	const ears = overhear(API_KEY);
	const memory = peaks();
	const [items, faults, outcomes, requests] = [new Tally(), new Tally(), new Tally(), new Tally()];
	const violations: Violation[] = [];
	const runs = plan(options);

	try {
		for (const run of runs) {
			const { history, struck } = await perform(run, surroundings);
			history.leaks.push(...ears.leaks());
			items.add(run.operation, run.items.length);
			struck.forEach((count, name: FaultName) => faults.add(name, count));
			count(history, outcomes, requests);
			const found = broken(history);
			violations.push(...found);
			onRun(history, found);
			memory.mark(run.items.length);
			// Its requests would be taken for those of the next run.
			if (!history.hasEnded) break;
		}
	} finally {
		ears.stop();
		emulator.reset();
		await emulator.close();
	}
	const grown = memory.stop();
	for (const text of grown.violations) violations.push({ invariant: 'memory is bounded', text });
	const milliseconds = Date.now() - started;
	const totals = { runs: runs.length, items, faults, outcomes, requests };
	return { violations, ...totals, memory: grown, milliseconds };
}

/** What speaks against the invariants in a run. */
export function broken(history: History): Violation[] {
	const { number, operation, items, itemsAtATime } = history.run;
	const run = `run ${number} (${operation}, ${items.length} items, ${itemsAtATime} at a time)`;
	return Object.entries(invariants).flatMap(([invariant, check]) =>
		check(history).map((text) => ({ invariant: invariant as InvariantName, run, text })),
	);
}

function count({ run, outputs, error, requests: sent }: History, outcomes: Tally, requests: Tally) {
	const reported = new Map(outputs.map(({ item, outcome }) => [item, outcome]));
	if (error) reported.set(error.item, error.outcome);
	for (const outcome of reported.values()) outcomes.add(outcome);
	outcomes.add('in a run that stopped', run.items.length - reported.size);
	requests.add('sent', sent.length);
	requests.add('refused by the window', sent.filter((r) => r.refusedBy === 'window').length);
	requests.add('refused by the plan', sent.filter((r) => r.refusedBy === 'plan').length);
}
