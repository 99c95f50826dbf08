import { freePorts } from '../ports';
import { scratchFolder, start } from '../processes';

/** A Redis on loopback that keeps nothing on disk and ends with us; no service of the system. */
export async function startRedis(command: string) {
	const [port] = await freePorts(1);
	const settings = {
		port: String(port),
		bind: '127.0.0.1',
		save: '',
		appendonly: 'no',
		dir: scratchFolder('redis'),
	};
	const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
	const { said, stop } = start(command, args);
	await said(/Ready to accept connections/);
	return { port, stop };
}
