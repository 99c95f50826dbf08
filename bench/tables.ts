import type { Contender, Name } from './contenders';
import { growth, SIZES } from './growth';
import type { Outcome } from './limits';
import { underLimit } from './limits';
import { pickerPages, SEQUENCES_OF_ACCOUNT } from './pickers';
import { fixed, table } from './report';
import { cpu, Rounds, wall } from './rounds';
import type { Service } from './service';
import { shippedNode } from './shippedNode';
import { ownSize, sizesOfOthers } from './sizes';

const OURS: Name = 'this node';
const REFERENCE: Name = 'minimal node, 5 at a time';
const CPU_ITEMS = 200;
const SLOW_ITEMS = 100;
const LATENCY = 50;
/** A slow run is nearly all waiting, so few rounds will do. */
const SLOW_ROUNDS = 7;

const kilobytes = (bytes: number) => `${fixed(bytes / 1000, 1)} kB`;

/** The comparison: CPU, time at a latency, and what becomes of items under a limit. */
export async function comparison(
	service: Service,
	contenders: Record<Name, Contender>,
	rounds: number,
): Promise<string> {
	const names = Object.keys(contenders) as Name[];
	await new Rounds(service, contenders, {}, cpu, CPU_ITEMS).run(2);
	const busy = await new Rounds(service, contenders, {}, cpu, CPU_ITEMS).run(rounds);
	const slow = new Rounds(service, contenders, { latency: LATENCY }, wall, SLOW_ITEMS);
	await slow.run(Math.min(SLOW_ROUNDS, rounds));

	const rows = [];
	for (const name of names) {
		const limited = [];
		for (const headers of [true, false]) {
			limited.push(cell(await underLimit(service, contenders[name], headers, 1_000)));
		}
		rows.push([
			name,
			fixed(busy.of(name) / CPU_ITEMS),
			fixed(busy.ratio(name, REFERENCE)),
			fixed(slow.of(name) / 1_000),
			fixed(slow.ratio(name, REFERENCE)),
			...limited,
		]);
	}
	return table(
		[
			'Create Step',
			`CPU per item, ms (${rounds} rounds)`,
			'× minimal node',
			`${SLOW_ITEMS} items at ${LATENCY} ms, s`,
			'× minimal node',
			'200 items at 20 per s, headers',
			'200 items at 20 per s, no headers',
		],
		rows,
	);
}

function cell({ done, lost, repeated, refused, timesFloor }: Outcome) {
	const time = lost === 0 ? `${fixed(timesFloor)} × floor` : `**${lost} lost**`;
	return `${done} done, ${time}, ${repeated} repeated, ${refused} refused`;
}

/** The limit in windows of ten seconds, which takes a while. */
export async function longLimit(service: Service, contender: Contender): Promise<string> {
	const limited = [];
	for (const headers of [true, false]) {
		limited.push(cell(await underLimit(service, contender, headers, 10_000)));
	}
	return table(['200 items at 20 per 10 s', 'headers', 'no headers'], [[OURS, ...limited]]);
}

/** What an item costs when there are many of them. */
export async function growthTable(service: Service): Promise<string> {
	const rows = [];
	for (const size of SIZES) {
		const { cpu, held, process } = await growth(service, size);
		rows.push([
			size.toLocaleString('en'),
			fixed(cpu),
			kilobytes(held),
			`${Math.round(process / 1e6)} MB`,
		]);
	}
	return table(['Items', 'CPU per item, ms', 'held per item', 'process at most'], rows);
}

/** What the list of sequences costs on a large account. */
export async function pickerTable(service: Service): Promise<string> {
	const rows = (await pickerPages(service)).map(({ what, requests, entries, milliseconds }) => [
		what,
		String(requests),
		String(entries),
		fixed(milliseconds, 0),
	]);
	const account = `List of ${SEQUENCES_OF_ACCOUNT.toLocaleString('en')} sequences`;
	return table([account, 'requests', 'entries', 'ms'], rows);
}

/** How large the node is beside others. */
export function sizeTable(n8nFolder: string): string {
	const sizes = [ownSize(shippedNode().description), ...sizesOfOthers(n8nFolder)];
	const rows = sizes.map(({ name, description, requireMilliseconds, packed }) => [
		name,
		kilobytes(description),
		fixed(requireMilliseconds, 0),
		kilobytes(packed),
	]);
	return table(['Size', 'description', 'require, ms', 'packed'], rows);
}
