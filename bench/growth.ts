import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { Growth } from './growthRun';
import type { Service } from './service';
import { SEQUENCES } from './workload';

export const SIZES = [10, 100, 1_000, 10_000];

/** What this node costs per item when it gets so many of them, in a process of its own. */
export async function growth(service: Service, count: number): Promise<Growth> {
	const account = await service.setUp({ sequences: SEQUENCES });
	const child = fork(join(__dirname, 'growthRun.ts'), {
		// In a long run V8 drops megabytes of bytecode that nobody uses any more; that is no one's item.
		execArgv: ['--expose-gc', '--no-flush-bytecode', '--import', 'tsx'],
	});
	child.send([account, count]);
	const [result] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
	if (typeof result !== 'object') throw new Error(`The run of ${count} items ended early`);
	return result;
}
