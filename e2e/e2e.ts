import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run as runTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';
import { ensureN8n } from './install';
import { packPackage } from './pack';
import { run } from './processes';
import { stage } from './progress';
import { ensureProgram, Unavailable } from './system';

// npm run test:e2e -- [editor] [agent] [queue] [--results file], see README.md

interface Part {
	name: string;
	/** Brings what the part needs beside n8n and returns variables that tell where it is. */
	prepare?(): Promise<Record<string, string>>;
}

const parts: Part[] = [
	{
		name: 'editor',
		async prepare() {
			const CHROMIUM = await ensureProgram('chromium', 'chromium');
			await stage('Installing the browser driver and checking the types', async () => {
				await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: __dirname });
				await run('npx', ['tsc', '-p', 'e2e'], { cwd: join(__dirname, '..') });
			});
			return { CHROMIUM };
		},
	},
	{ name: 'agent' },
	{
		name: 'queue',
		prepare: async () => ({
			REDIS_SERVER: await ensureProgram('redis-server', 'redis-server'),
			POSTGRES: await ensureProgram('postgres', 'postgresql'),
		}),
	},
];

async function main() {
	const { values, positionals } = parseArgs({
		options: { results: { type: 'string' } },
		allowPositionals: true,
	});
	const unknown = positionals.filter((name) => !parts.some((part) => part.name === name));
	if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}`);

	const skipped: Record<string, string> = {};
	const files: string[] = [];
	for (const { name, prepare } of parts) {
		if (positionals.length > 0 && !positionals.includes(name)) {
			skipped[name] = 'not asked for';
			continue;
		}
		try {
			Object.assign(process.env, await prepare?.());
			files.push(join(__dirname, name, `${name}.test.ts`));
		} catch (error) {
			if (!(error instanceof Unavailable)) throw error;
			skipped[name] = error.message;
		}
	}

	await ensureN8n();
	process.env.TARBALL = await stage('Building and packing this package', packPackage);
	const { passed, failed } = await runFiles(files);

	for (const [name, reason] of Object.entries(skipped)) console.log(`skipped: ${name}, ${reason}`);
	const names = Object.keys(skipped);
	console.log(
		`e2e: ${passed} passed, ${failed} failed${names.length > 0 ? `, skipped: ${names.join(', ')}` : ''}`,
	);
	if (values.results)
		writeFileSync(values.results, JSON.stringify({ passed, failed, skipped: names }));
	process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

/** Each file in a process of its own, one after the other: the machine's cores are n8n's. */
async function runFiles(files: string[]) {
	const counts = { passed: 0, failed: 0 };
	const events = runTests({ files, concurrency: false });
	events.on('test:pass', ({ details, skip }) => {
		if (details.type !== 'suite' && skip === undefined) counts.passed++;
	});
	events.on('test:fail', ({ details }) => {
		if (details.type !== 'suite') counts.failed++;
	});
	events.compose(new spec()).pipe(process.stdout);
	await new Promise((resolve) => events.on('end', resolve));
	return counts;
}

main().catch((error: Error) => {
	console.error(`\n✗ ${error.message}`);
	process.exit(1);
});
