import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { discard, removedAtExit, run } from './processes';
import { stage } from './progress';

export interface N8nInstall {
	version: string;
	folder: string;
	/** n8n's command. */
	command: string;
	/** A PATH whose first Node is the one that n8n was installed for. */
	path: string;
}

const PARTS = ['node', 'n8n'] as const;
const MANIFESTS = ['package.json', 'package-lock.json'];
const WAITS_S = [5, 20];

/** An n8n in the user's cache, put there by the first caller. Its place is named after the lock files. */
export async function ensureN8n(): Promise<N8nInstall> {
	const { dependencies } = JSON.parse(readFileSync(join(__dirname, 'n8n/package.json'), 'utf8'));
	const version: string = dependencies.n8n;
	const folder = join(cacheFolder(), `n8n-${version}-${fingerprint()}`);

	sweep(dirname(folder));
	if (!existsSync(folder)) await install(folder, version);
	return installed(folder, version);
}

/** A finished folder gets its name last, so a folder with that name is complete. */
async function install(folder: string, version: string) {
	console.log(`n8n ${version} is not in the cache yet: about 5 minutes and 3 GB, once.`);
	const partial = removedAtExit(`${folder}.partial-${process.pid}`);
	for (const part of PARTS) {
		mkdirSync(join(partial, part), { recursive: true });
		for (const file of MANIFESTS) {
			copyFileSync(join(__dirname, part, file), join(partial, part, file));
		}
	}
	const { path, command } = installed(partial, version);
	const env = { ...process.env, PATH: path };
	const node = join(partial, 'node');
	const n8n = join(partial, 'n8n');

	await stage('Installing Node 24 for it (about 20 s)', () =>
		// Not the caller's setting: the package's install script is what fetches the binary.
		npm(['install', '--ignore-scripts=false'], { cwd: node }),
	);
	await stage(
		`Installing n8n ${version} (about 3 minutes)`,
		// `npm ci` would refuse where an optional package of another platform is not in the lock.
		() => npm(['install', '--ignore-scripts'], { cwd: n8n, env }),
		packageCount(n8n),
	);
	await stage('Building its database driver (up to 2 minutes)', () =>
		npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], { cwd: n8n, env }),
	);
	await run(command, ['--version'], { env });

	try {
		renameSync(partial, folder);
	} catch (error) {
		if (!existsSync(folder)) throw error; // else another demo finished first: use its folder
	}
}

function installed(folder: string, version: string): N8nInstall {
	const node = join(folder, 'node/node_modules/node/bin');
	return {
		version,
		folder,
		command: join(folder, 'n8n/node_modules/.bin/n8n'),
		path: [node, process.env.PATH].join(delimiter),
	};
}

/** npm, tried again after a pause: a long download meets a short outage sooner or later. */
export async function npm(args: string[], options: { cwd: string; env?: NodeJS.ProcessEnv }) {
	const quiet = ['--no-audit', '--no-fund', '--omit-lockfile-registry-resolved'];
	for (const wait of WAITS_S) {
		try {
			return await run('npm', [...args, ...quiet], options);
		} catch (error) {
			console.log(`${(error as Error).message}\n  again in ${wait} s`);
			await sleep(wait * 1000);
		}
	}
	return await run('npm', [...args, ...quiet], options);
}

/** How far an installation is: packages of the lock file that are there. */
function packageCount(folder: string) {
	const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
	const wanted = Object.keys(lock.packages).filter(Boolean);
	return () => {
		const there = wanted.filter((path) => existsSync(join(folder, path, 'package.json')));
		return `${there.length} of ${wanted.length} packages`;
	};
}

/** Changes with the lock files and with what native modules are built for. */
function fingerprint() {
	const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
	for (const part of PARTS) {
		for (const file of MANIFESTS) hash.update(readFileSync(join(__dirname, part, file)));
	}
	return hash.digest('hex').slice(0, 12);
}

function cacheFolder() {
	const caches =
		process.env.XDG_CACHE_HOME ||
		join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
	return join(caches, 'n8n-nodes-saleshandy');
}

/** Removes what killed installers left behind; one that still runs keeps its folder. */
function sweep(cache: string) {
	if (!existsSync(cache)) return;
	const abandoned = readdirSync(cache).filter((name) => {
		const [, pid] = /\.partial-(\d+)$/.exec(name) ?? [];
		return pid && !isRunning(Number(pid));
	});
	discard(abandoned.map((name) => join(cache, name)));
}

function isRunning(pid: number) {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
