import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run, scratchFolder } from './processes';

const manifests = join(__dirname, 'n8n');

/** Where n8n's command is, and a PATH whose first Node.js is the one that n8n was installed for. */
interface N8nInstall {
	folder: string;
	command: string;
	path: string;
}

/** n8n in the user's cache, installed by the first caller: about five minutes and 3 GB. */
export async function ensureN8n(): Promise<N8nInstall> {
	const { dependencies } = JSON.parse(readFileSync(join(manifests, 'package.json'), 'utf8'));
	const folder = join(cacheFolder(), `n8n-${dependencies.n8n}-${fingerprint()}`);
	if (!existsSync(folder)) {
		console.log(`Installing n8n ${dependencies.n8n} in ${folder}: 5 minutes, 3 GB, once`);
		await install(folder);
	}
	return {
		folder,
		command: join(folder, 'node_modules/.bin/n8n'),
		path: [join(folder, 'node_modules/node/bin'), process.env.PATH].join(delimiter),
	};
}

/** A finished folder gets its name last, so a folder with that name is complete. */
async function install(folder: string) {
	mkdirSync(cacheFolder(), { recursive: true });
	const partial = scratchFolder('partial', cacheFolder());
	cpSync(manifests, partial, { recursive: true });
	const path = [join(partial, 'node_modules/node/bin'), process.env.PATH].join(delimiter);
	const npm = async (...args: string[]) =>
		await run('npm', [...args, '--no-audit', '--no-fund'], {
			cwd: partial,
			env: { ...process.env, PATH: path },
		});

	await npm('ci', '--ignore-scripts');
	// The script of "node" fetches Node.js itself, for which the database driver is then built.
	await npm('rebuild', 'node', '--ignore-scripts=false');
	await npm('rebuild', 'sqlite3', '--ignore-scripts=false');
	try {
		renameSync(partial, folder);
	} catch (error) {
		if (!existsSync(folder)) throw error; // else another process finished first
	}
}

/** Changes with the lock file and with what native modules are built for. */
function fingerprint() {
	const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
	for (const file of ['package.json', 'package-lock.json']) {
		hash.update(readFileSync(join(manifests, file)));
	}
	return hash.digest('hex').slice(0, 12);
}

function cacheFolder() {
	const caches =
		process.env.XDG_CACHE_HOME ||
		join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
	return join(caches, 'n8n-nodes-saleshandy');
}
