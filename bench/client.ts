import '../test/engine/env';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startExpressionEngine } from '../test/engine/expressionEngine';
import { type Contender, contenders } from './contenders';

// n8n's engine in a process of its own, so that its cost is not that of the emulator.

/** What a run cost. */
export interface Cost {
	/** Milliseconds of CPU, user and system. */
	cpu: number;
	/** Milliseconds on the clock. */
	wall: number;
	/** The most memory that the process ever had, in bytes. */
	memory: number;
}

type Job = [contender: string, ...Parameters<Contender>];

/** n8n's default expression engine only runs on the Node.js that n8n was installed with. */
export const nodeOf = (n8nFolder: string) => join(n8nFolder, 'node_modules/node/bin/node');

export function startClient(n8nFolder: string): ChildProcess {
	const options = { execPath: nodeOf(n8nFolder), execArgv: ['--import', 'tsx'] };
	const client = fork(__filename, [n8nFolder], options);
	return client.once('exit', (code) => {
		if (code) throw new Error('The client ended early');
	});
}

/** Lets a client run a contender. */
export async function run(client: ChildProcess, ...job: Job): Promise<Cost> {
	client.send(job);
	const [cost] = await once(client, 'message');
	return cost;
}

async function serve(n8nFolder: string) {
	await startExpressionEngine();
	const all = contenders(n8nFolder);
	process.on('message', async ([contender, account, items]: Job) => {
		const before = process.cpuUsage();
		const started = performance.now();
		await all[contender](account, items);
		const wall = performance.now() - started;
		const { user, system } = process.cpuUsage(before);
		const memory = process.resourceUsage().maxRSS * 1024;
		process.send!({ cpu: (user + system) / 1000, wall, memory } satisfies Cost);
	});
}

if (require.main === module) void serve(process.argv[2]);
