import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run, scratchFolder } from './processes';

/** Builds this package and packs it as npm would publish it; returns the tarball's path. */
export async function packPackage() {
	const cwd = dirname(__dirname);
	const folder = scratchFolder('pack');
	await run('npm', ['run', 'build'], { cwd });
	await run('npm', ['pack', '--pack-destination', folder], { cwd });
	const [tarball] = readdirSync(folder);
	return join(folder, tarball);
}
