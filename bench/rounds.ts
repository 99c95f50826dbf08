import type { Contender, Name } from './contenders';
import type { Order, Service } from './service';
import type { Item } from './workload';
import { itemsFor, SEQUENCES } from './workload';

type Contenders = Record<Name, Contender>;
type Cost = (run: () => Promise<void>) => Promise<number>;

/** Milliseconds of the CPU, this process alone. */
export const cpu: Cost = async (run) => {
	const before = process.cpuUsage();
	await run();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
};

/** Milliseconds on the clock. */
export const wall: Cost = async (run) => {
	const before = performance.now();
	await run();
	return performance.now() - before;
};

export const median = (values: number[]) =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** What contenders cost, all of them in every round. */
export class Rounds {
	private readonly rounds: Array<Record<Name, number>> = [];

	constructor(
		private readonly service: Service,
		private readonly contenders: Contenders,
		private readonly order: Omit<Order, 'sequences'>,
		private readonly cost: Cost,
		readonly itemCount: number,
	) {}

	/** Runs each contender once in every round. In the next round another one begins, so that nobody always runs on a warm or a full heap. */
	async run(count: number) {
		const names = Object.keys(this.contenders) as Name[];
		for (let round = 0; round < count; round++) {
			const costs = {} as Record<Name, number>;
			for (const index of names.keys()) {
				const name = names[(index + round) % names.length];
				costs[name] = await this.once(name);
			}
			this.rounds.push(costs);
		}
		return this;
	}

	private async once(name: Name) {
		const account = await this.service.setUp({ ...this.order, sequences: SEQUENCES });
		const items: Item[] = itemsFor(account, this.itemCount);
		const cost = await this.cost(async () => await this.contenders[name](account, items));
		const { created } = await this.service.counts();
		if (created !== items.length) throw new Error(`${name} created ${created} steps`);
		return cost;
	}

	/** What a contender costs in the median round. */
	of(name: Name) {
		return median(this.rounds.map((costs) => costs[name]));
	}

	/** How two contenders compare in the median round: only costs of one round are comparable. */
	ratio(name: Name, to: Name) {
		return median(this.rounds.map((costs) => costs[name] / costs[to]));
	}
}
