import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines, start } from './processes';

/** A process beside n8n's main one that executes what the queue holds. */
export interface Worker {
	/** The IDs of the executions that it has begun, as its log tells them. */
	executions(): string[];
	stop(): Promise<void>;
}

const START_TIMEOUT_MS = 120_000;
const BEGUN = /Worker started execution (\d+)/g;

/** Starts a worker; resolves when it takes executions. */
export async function startWorker(command: string, env: NodeJS.ProcessEnv): Promise<Worker> {
	const { output, said, stop } = start(command, ['worker'], { env });
	const late = sleep(START_TIMEOUT_MS, undefined, { ref: false });
	if (!(await Promise.race([said(/worker is now ready/), late]))) {
		await stop();
		throw new Error(`The worker did not start:\n${lastLines(output())}`);
	}
	const executions = () => [...output().matchAll(BEGUN)].map(([, id]) => id);
	return { executions, stop };
}
