import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where the example finds its file; the demo puts its own address in this place. */
export const OFFER_URL = 'https://example.com/offer.pdf';

const page = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
/** Behind the page every possible byte, so that a text encoding on the way would show. */
const pdf = Buffer.concat([
	Buffer.from(page),
	Buffer.from(Array.from({ length: 64 * 1024 }, (_, index) => index % 256)),
]);

/** A PDF on loopback, for the example that attaches one. */
export async function serveOffer() {
	const server = createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'application/pdf' }).end(pdf);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	server.unref();
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/offer.pdf`,
		sha256: createHash('sha256').update(pdf).digest('hex'),
	};
}
