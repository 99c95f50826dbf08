import { createServer, type AddressInfo } from 'node:net';

/** Ports that nobody listens on. All are held until the last is found, so they differ. */
export async function freePorts(count: number) {
	const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
	const ports = await Promise.all(
		servers.map(async (server) => {
			await new Promise((resolve) => server.once('listening', resolve));
			return (server.address() as AddressInfo).port;
		}),
	);
	await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
	return ports;
}
