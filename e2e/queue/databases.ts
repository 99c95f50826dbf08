import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import getPort from 'get-port';
import { run, scratchFolder, start } from '../processes';

/** Debian keeps PostgreSQL's programs beside the PATH, in a folder for each version. */
const POSTGRES = '/usr/lib/postgresql';

const folders = [
	...(process.env.PATH ?? '').split(delimiter),
	...(existsSync(POSTGRES) ? readdirSync(POSTGRES).map((name) => join(POSTGRES, name, 'bin')) : []),
];
const find = (program: string) =>
	folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? '';
const redis = find('redis-server');
const postgres = find('postgres');
const initdb = find('initdb');

export const areInstalled = Boolean(redis && postgres && initdb);

/** A Redis on loopback that keeps nothing on disk. */
export async function startRedis() {
	const port = await getPort({ host: '127.0.0.1' });
	const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', ''];
	const folder = ['--dir', scratchFolder('redis')];
	const { stop } = await start(redis, [...settings, ...folder], /Ready to accept connections/);
	return { port, stop };
}

/** A PostgreSQL on loopback that keeps nothing after its end. It does not run as root. */
export async function startPostgres() {
	const port = await getPort({ host: '127.0.0.1' });
	const user = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : ['env'];
	const folder = scratchFolder('postgres');
	if (process.getuid?.() === 0) await run('chown', ['postgres', folder]);

	const [command, ...rest] = user;
	const data = join(folder, 'data');
	await run(command, [...rest, initdb, '--auth=trust', '--username=n8n', '--no-sync', data]);
	const settings = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		fsync: 'off',
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const ready = /ready to accept connections/;
	const { stop } = await start(command, [...rest, postgres, '-D', data, ...flags], ready);
	return { port, stop };
}
