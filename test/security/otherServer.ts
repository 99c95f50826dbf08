import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another server on loopback that answers with an empty object and keeps what it got, for the tests of a file. */
export function otherServer() {
	const received: unknown[] = [];
	const server = createServer(({ method, url, headers }, response) => {
		received.push({ method, url, headers });
		response.setHeader('content-type', 'application/json').end('{}');
	});
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	beforeEach(() => void received.splice(0));
	afterAll(() => {
		server.close();
		server.closeAllConnections();
	});
	return {
		received,
		get origin() {
			return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		},
	};
}
