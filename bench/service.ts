import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LimitRule } from '../test/emulator';

/** What the emulator is told before a run. */
export interface Order {
	sequences: number;
	/** How long an answer takes, in milliseconds. Refusals come at once. */
	latency?: number;
	limit?: LimitRule;
}

/** How to reach the emulated account, and what is in it. */
export interface Account {
	baseUrl: string;
	apiKey: string;
	sequenceIds: string[];
}

/** What the emulator saw of a run. */
export interface Counts {
	requests: number;
	/** Requests that the limit did not refuse. */
	letIn: number;
	/** Steps that exist afterwards. */
	created: number;
}

/** The emulator in a process of its own. */
export interface Service {
	/** Empties the account and fills it anew. */
	setUp(order: Order): Promise<Account>;
	counts(): Promise<Counts>;
	stop(): void;
}

/** Starts the emulator. */
export async function startService(): Promise<Service> {
	const child = fork(join(__dirname, 'emulator.ts'), { execArgv: ['--import', 'tsx'] });
	await once(child, 'message');
	const ask = async (order: Order | 'count') => {
		child.send(order);
		const [answer] = await once(child, 'message');
		return answer;
	};
	return { setUp: ask, counts: () => ask('count'), stop: () => child.disconnect() };
}
