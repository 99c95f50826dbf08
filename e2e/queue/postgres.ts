import { chownSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePorts } from '../ports';
import { run, scratchFolder, start } from '../processes';

const USER = 'n8n';

/** A PostgreSQL on loopback in a folder that ends with us; no service of the system. */
export async function startPostgres(command: string) {
	const [port] = await freePorts(1);
	const folder = scratchFolder('postgres');
	const options = { cwd: folder, ...(await unprivileged()) };
	if (options.uid !== undefined) chownSync(folder, options.uid, options.gid);

	const data = join(folder, 'data');
	const cluster = ['--auth=trust', `--username=${USER}`, '--encoding=UTF8', '--no-locale'];
	await run(
		join(dirname(command), 'initdb'),
		[...cluster, '--no-sync', `--pgdata=${data}`],
		options,
	);

	const settings = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		fsync: 'off', // nothing has to survive us
	};
	const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const { said, stop } = start(command, ['-D', data, ...args], options);
	await said(/ready to accept connections/);
	return { port, user: USER, database: 'postgres', stop };
}

/** PostgreSQL does not run as root: its package's own user does it then. */
async function unprivileged() {
	if (process.getuid?.() !== 0) return {};
	const [uid, gid] = await Promise.all(
		['-u', '-g'].map(async (flag) => Number(await run('id', [flag, 'postgres']))),
	);
	return { uid, gid };
}
