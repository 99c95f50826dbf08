import { startExpressionEngine } from './engine';
import { parseArgs } from 'node:util';
import { contenders } from './contenders';
import { cpu, Rounds, wall } from './rounds';
import { startService } from './service';
import { underLimit } from './limits';
import { growth, SIZES } from './growth';
import { pickerPages } from './pickers';
import { ownSize, sizesOfOthers } from './sizes';
import { shippedNode } from './contenders';

async function main() {
	const { values: flags } = parseArgs({
		options: {
			n8n: { type: 'string' },
			rounds: { type: 'string', default: '5' },
			only: { type: 'string', default: '' },
		},
	});
	await startExpressionEngine();
	const service = await startService();
	const all = contenders(flags.n8n!);
	const names = Object.keys(all) as Array<keyof typeof all>;
	const t = performance.now();
	const lap = (what: string) => console.log(what, Math.round(performance.now() - t));
	if (flags.only.includes('c')) {
		await new Rounds(service, all, {}, cpu, 200).run(2);
		lap('warm');
		const r = await new Rounds(service, all, {}, cpu, 200).run(Number(flags.rounds));
		for (const n of names) console.log(n.padEnd(35), (r.of(n) / 200).toFixed(2), r.ratio(n, 'minimal node, one after another').toFixed(2), r.ratio(n, 'minimal node, 5 at a time').toFixed(2));
		lap('cpu');
	}
	if (flags.only.includes('w')) {
		const r = await new Rounds(service, all, { latency: 50 }, wall, 100).run(3);
		for (const n of names) console.log(n.padEnd(35), r.of(n).toFixed(0), r.ratio(n, '`fetch`, one after another').toFixed(2), r.ratio(n, 'minimal node, 5 at a time').toFixed(2));
		lap('wall');
	}
	if (flags.only.includes('l')) for (const n of names) for (const h of [true, false]) console.log(n, h, await underLimit(service, all[n], h, 1000));
	if (flags.only.includes('g')) for (const s of SIZES) console.log(s, await growth(service, s));
	if (flags.only.includes('p')) console.log(await pickerPages(service));
	if (flags.only.includes('s')) console.log(ownSize(shippedNode().description), sizesOfOthers(flags.n8n!));
	lap('end');
	process.exit(0);
}
void main();
