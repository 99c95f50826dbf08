import type { Contract } from '../emulator/contract';
import { type Clock, pacer } from './pace';

/** The account to check. */
export interface Account {
	baseUrl: string;
	apiKey: string;
}

/** A request without its path, which the contract has. Its IDs are in `ids`. */
interface LiveRequest {
	call: string;
	ids?: Record<string, string>;
	query?: Record<string, string>;
	body?: object;
}

/** A body that is not JSON is text. */
export interface LiveAnswer {
	status: number;
	body: unknown;
}

const TIMEOUT_MILLISECONDS = 60_000;

/** Sends requests to the live service, spaced out. */
export function liveClient(contract: Contract, account: Account, clock: Clock) {
	const pace = pacer(clock);

	/** @throws Error if no answer came */
	return async (
		{ call, ids = {}, query, body }: LiveRequest,
		apiKey = account.apiKey,
	): Promise<LiveAnswer> => {
		const { method, path } = contract.getOperation(call)!;
		const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name]));
		const url = account.baseUrl.replace(/\/+$/, '') + filled.replace(/^\/v1/, '');
		const isForm = body instanceof FormData;
		await pace(call);
		const response = await fetch(`${url}?${new URLSearchParams(query)}`, {
			method: method.toUpperCase(),
			headers: {
				accept: 'application/json',
				'x-api-key': apiKey,
				...(body && !isForm && { 'content-type': 'application/json' }),
			},
			body: isForm || !body ? body : JSON.stringify(body),
			// The key would go along.
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
		});
		const text = await response.text();
		return { status: response.status, body: parsed(text) };
	};
}

export type Send = ReturnType<typeof liveClient>;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
