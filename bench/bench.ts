import '../test/engine/env';
import { cpus } from 'node:os';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureN8n } from '../e2e/install';
import { startEmulator } from '../test/emulator';
import { startClient } from './client';
import { comparison, growth, longLimit } from './comparison';
import { contenders } from './contenders';
import { editorTable } from './editor';
import { pathTable } from './paths';
import { peopleTable } from './people';
import { write } from './report';
import { sizeTable } from './sizes';

// npm run bench -- [--write] [--long] [--rounds 11]
//
//   --write   puts the tables into docs/performance.md, after the long runs too
//   --long    100 items at 20 per minute, which takes ten minutes

async function main() {
	const { values: flags } = parseArgs({
		options: {
			rounds: { type: 'string', default: '11' },
			long: { type: 'boolean', default: false },
			write: { type: 'boolean', default: false },
		},
	});
	const { folder } = await ensureN8n();
	const emulator = await startEmulator();
	const client = startClient(folder);
	const names = Object.keys(contenders(folder));

	const day = new Date().toISOString().slice(0, 10);
	const measured = [
		`${day}, ${cpus()[0].model}, ${cpus().length} cores, ${basename(folder)}`,
		await comparison(names, Number(flags.rounds), { client, emulator }),
		...(flags.long || flags.write ? [await longLimit({ client, emulator })] : []),
		await growth(folder, emulator),
		await pathTable(folder),
		await peopleTable(folder),
		sizeTable(folder),
		await editorTable(),
	].join('\n\n');
	console.log(measured);
	if (flags.write) await write(measured);
}

main()
	.catch((error: Error) => {
		console.error(error);
		process.exitCode = 1;
	})
	.finally(() => process.exit());
