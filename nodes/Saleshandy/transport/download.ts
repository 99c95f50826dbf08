import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { OperationalError } from 'n8n-workflow';

import type { ApiContext } from './api';
import { unlessCancelled } from './cancel';
import { readCredential } from './credential';

const MAX_BYTES = 50 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const TIMEOUT_MILLISECONDS = 60_000;
/** For the whole file. The other timeout ends when the response starts. */
const MAX_MILLISECONDS = 300_000;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Reads a text file that an answer links to, such as the CSV of rejected rows. The API key is not
 * sent. The link may be signed, so no error shows more of it than the host.
 *
 * @param maxBytes at most 50 MB
 * @throws OperationalError if the link is not https, or the file is too large or cannot be read
 */
export async function download(
	context: ApiContext,
	link: string,
	maxBytes = MAX_BYTES,
): Promise<string> {
	const { baseUrl } = await readCredential(context);
	const isHttpAllowed = baseUrl.startsWith('http:');
	const read = async () => {
		let url = toUrl(link, isHttpAllowed);
		for (let redirects = 0; ; redirects++) {
			const { statusCode, headers, body } = await get(context, url);
			const { location } = headers;
			if (statusCode === 200) return await toText(url, body, Math.min(maxBytes, MAX_BYTES));
			if (statusCode < 300 || statusCode >= 400 || !location || redirects === MAX_REDIRECTS) {
				throw failure(url, `status ${statusCode}`);
			}
			url = toUrl(String(location), isHttpAllowed, url.href);
		}
	};
	return await unlessCancelled(context, read());
}

/** Plain http is for tests: only on loopback, and only where the API is on http too. */
function toUrl(link: string, isHttpAllowed: boolean, base?: string): URL {
	const url = URL.canParse(link, base) ? new URL(link, base) : undefined;
	if (url?.protocol === 'https:') return url;
	if (url?.protocol === 'http:' && isHttpAllowed && LOOPBACK.includes(url.hostname)) return url;
	throw new OperationalError('The file was not downloaded because its link is not an https URL');
}

async function get(context: ApiContext, url: URL): Promise<IN8nHttpFullResponse> {
	try {
		return (await context.helpers.httpRequest({
			url: url.href,
			encoding: 'stream',
			timeout: TIMEOUT_MILLISECONDS,
			abortSignal: AbortSignal.timeout(MAX_MILLISECONDS),
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
	} catch (error) {
		throw failure(url, (error as { code?: string }).code ?? 'no answer');
	}
}

async function toText(url: URL, body: unknown, maxBytes: number): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	let bytes = 0;
	try {
		for await (const chunk of body as AsyncIterable<Uint8Array>) {
			bytes += chunk.length;
			if (bytes > maxBytes) break;
			text += decoder.decode(chunk, { stream: true });
		}
	} catch {
		throw failure(url, 'the connection was lost');
	}
	if (bytes > maxBytes) throw failure(url, `more than ${maxBytes} bytes`);
	return text + decoder.decode();
}

const failure = ({ host }: URL, reason: string) =>
	new OperationalError(`The file could not be downloaded from ${host} (${reason})`, {
		description: 'The link may have expired. Open the import in Saleshandy to see its result.',
	});
