import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Every possible byte, so that a text encoding on the way would show. */
export const offer = Buffer.from(Array.from({ length: 64 * 1024 }, (_, index) => index % 256));

/** Serves the file on loopback as a PDF, for the example that attaches one, and returns its address. */
export async function serveOffer(): Promise<string> {
	const server = createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'application/pdf' }).end(offer);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	server.unref();
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/offer.pdf`;
}
