import '../test/engine/env';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { Expression } from 'n8n-workflow';

import { stage } from '../e2e/progress';
import { contenders } from './contenders';
import { startExpressionEngine } from './engine';
import { circumstances, formatted, write } from './report';
import { startService } from './service';
import { comparison, growthTable, longLimit, pickerTable, sizeTable } from './tables';

// Started by bench.ts, on the Node of n8n's cache.

async function main() {
	const { values: flags } = parseArgs({
		options: {
			n8n: { type: 'string', default: '' },
			rounds: { type: 'string', default: '11' },
			long: { type: 'boolean', default: false },
			write: { type: 'boolean', default: false },
		},
	});
	await startExpressionEngine();
	const service = await startService();
	const all = contenders(flags.n8n);
	const [, version] = /n8n-([\d.]+)/.exec(basename(flags.n8n)) ?? [];
	const engine = `expression engine ${Expression.getActiveImplementation()}`;

	const tables = [
		`${circumstances()}, n8n ${version}, ${engine}`,
		await stage('Comparing', () => comparison(service, all, Number(flags.rounds))),
		flags.long || flags.write
			? await stage('Waiting for long windows', () => longLimit(service, all['this node']))
			: '',
		await stage('Growing', () => growthTable(service)),
		await stage('Opening lists', () => pickerTable(service)),
		await stage('Weighing', async () => sizeTable(flags.n8n)),
	];
	service.stop();

	const measured = tables.filter(Boolean).join('\n\n');
	console.log(`\n${await formatted(measured)}`);
	if (flags.write) await write(measured);
	process.exit(0);
}

main().catch((error: Error) => {
	console.error(error);
	process.exit(1);
});
