import type { ChildProcess } from 'node:child_process';
import type { INodeExecutionData } from 'n8n-workflow';
import type { Emulator } from '../test/emulator';
import { delay } from '../test/emulator/faults';
import { type Cost, run, startClient } from './client';
import { OURS, REFERENCE } from './contenders';
import { fixed, table } from './report';

const SEQUENCES = 100;
const PER_WINDOW = 20;
const WARM_UP = 500;

/** How a contender is run: by whom, on how many items, and with what before. */
interface Case {
	client: ChildProcess;
	emulator: Emulator;
	items: number;
	latency?: number;
}

export const median = (values: number[]) =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs a contender on an account that was emptied. */
async function runOnce(contender: string, { client, emulator, items, latency = 0 }: Case) {
	const { account } = emulator;
	emulator.inject(delay(latency), { times: Infinity });
	for (let number = 0; number < SEQUENCES; number++) account.addSequence({ title: `${number}` });
	// One day later each time: a sequence can have one Email per day.
	const input = Array.from({ length: items }, (_, index): INodeExecutionData => ({
		json: {
			sequenceId: account.sequences[index % SEQUENCES].id,
			day: 1 + Math.floor(index / SEQUENCES),
			subject: `Subject ${index}`,
			content: `<p>Content ${index}</p>`,
			preheader: `Preheader ${index}`,
		},
	}));
	const { baseUrl, apiKey } = emulator;
	const cost = await run(client, contender, { baseUrl, apiKey }, input);
	const created = account.sequences.flatMap(({ steps }) => steps).length;
	const accepted = emulator.requests.filter(({ isLimited }) => !isLimited).length;
	const refused = emulator.requests.length - accepted;
	emulator.reset();
	return { ...cost, created, accepted, refused };
}

/** Runs every contender in every round. Each round starts with another one, so that nobody always runs on a warm heap. */
async function runRounds(names: string[], rounds: number, each: Case) {
	const costs: Record<string, Cost[]> = Object.fromEntries(names.map((name) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (const index of names.keys()) {
			const name = names[(index + round) % names.length];
			const { created, ...cost } = await runOnce(name, each);
			if (created !== each.items) throw new Error(`${name} created ${created} steps`);
			costs[name].push(cost);
		}
	}
	return (name: string, what: keyof Cost) => ({
		each: fixed(median(costs[name].map((cost) => cost[what] / each.items))),
		// Only costs of one round are comparable.
		ratio: fixed(median(costs[name].map((cost, at) => cost[what] / costs[REFERENCE][at][what]))),
	});
}

/** CPU, time at a latency, and what becomes of items under a limit. */
export async function comparison(names: string[], rounds: number, each: Omit<Case, 'items'>) {
	await runRounds(names, 2, { ...each, items: 200 }); // warm-up
	const busy = await runRounds(names, rounds, { ...each, items: 200 });
	const slow = await runRounds(names, Math.min(rounds, 7), { ...each, items: 100, latency: 50 });
	const rows = [];
	for (const name of names) {
		const cpu = busy(name, 'cpu');
		const wall = slow(name, 'wall');
		const limited = await underLimit(name, { ...each, items: 200 }, 1000, 'always');
		rows.push([name, cpu.each, cpu.ratio, wall.each, wall.ratio, limited]);
	}
	const perItem = [`CPU, ms (${rounds} rounds)`, '× minimal node', 'at 50 ms an answer, ms'];
	return table(['Create Step, per item', ...perItem, '× minimal node', '200 at 20 per s'], rows);
}

/** The limit in windows of a minute, as the service has them, which takes ten minutes. */
export async function longLimit(each: Omit<Case, 'items'>) {
	const items = 100;
	const told = await underLimit(OURS, { ...each, items }, 60_000, 'always');
	const notTold = await underLimit(OURS, { ...each, items }, 60_000, 'never');
	return table(['100 items at 20 per minute', 'headers', 'no headers'], [[OURS, told, notTold]]);
}

/** What becomes of items under a limit. */
async function underLimit(
	name: string,
	each: Case,
	windowMilliseconds: number,
	headers: 'always' | 'never',
) {
	const refusal = headers === 'always' ? '429' : '400';
	each.emulator.limit({ perEndpoint: PER_WINDOW, windowMilliseconds, refusal, headers });
	const { created, accepted, refused, wall } = await runOnce(name, { ...each, latency: 5 });
	const lost = each.items - created;
	const floor = (each.items / PER_WINDOW - 1) * windowMilliseconds;
	const time = lost > 0 ? `**${lost} lost**` : `${fixed(wall / floor)} × floor`;
	return `${created} done, ${time}, ${accepted - created} repeated, ${refused} refused`;
}

/** What an item costs when there are many of them, each number of items in a process of its own. */
export async function growth(n8nFolder: string, emulator: Emulator) {
	const rows = [];
	for (const items of [100, 1_000, 10_000]) {
		const client = startClient(n8nFolder);
		await runOnce(OURS, { client, emulator, items: WARM_UP });
		const { cpu, memory } = await runOnce(OURS, { client, emulator, items });
		client.disconnect();
		rows.push([items.toLocaleString('en'), fixed(cpu / items), `${Math.round(memory / 1e6)} MB`]);
	}
	return table(['Items', 'CPU per item, ms', 'memory of the process'], rows);
}
