import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureN8n } from '../e2e/install';

// npm run bench -- [--write] [--long] [--rounds 11]
//
//   --write   puts the tables into docs/performance.md, after the long runs too
//   --long    200 items at 20 per 10 s, which takes three minutes
//
// n8n's default expression engine is a native module that only runs on the Node of n8n's cache.
async function main() {
	const { folder, path } = await ensureN8n();
	const measure = ['--import', 'tsx', join(__dirname, 'measure.ts'), '--n8n', folder];
	const { status } = spawnSync('node', [...measure, ...process.argv.slice(2)], {
		stdio: 'inherit',
		env: { ...process.env, PATH: path },
	});
	process.exit(status ?? 1);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
