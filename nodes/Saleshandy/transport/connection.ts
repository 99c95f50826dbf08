import type { NodeApiError } from 'n8n-workflow';

import type { Answer } from './answer';

/** Faults of the server's certificate, which is checked before anything is sent. */
const NOT_TRUSTED = [
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_REJECTED',
	'CERT_REVOKED',
	'CERT_UNTRUSTED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Faults of a connection that was never made, to the server or to a proxy. */
const NEVER_CONNECTED = [
	'EAI_AGAIN',
	'ECONNREFUSED',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOTFOUND',
	'EPROTO',
	'ERR_INVALID_URL',
];

/** Messages of Node.js, its proxy agent and n8n's SSRF protection, for faults without a code of their own. */
const ENDED_EARLY =
	/before secure TLS connection was established|before receiving CONNECT|request was blocked because/;

type Fault = Partial<NodeApiError> & { code?: string; cause?: { code?: string; message?: string } };

/** The code of a connection's fault, such as ECONNRESET. */
export function connectionFault({ fault }: Answer): string {
	// n8n 2.8 loses the cause of its NodeApiError, but keeps the code as httpCode.
	const { code, cause, httpCode } = (fault ?? {}) as Fault;
	return code ?? cause?.code ?? httpCode ?? 'no answer';
}

export const isNotTrusted = (answer: Answer) => NOT_TRUSTED.includes(connectionFault(answer));

/** Whether the connection failed before the request was sent. */
export function wasNeverSent(answer: Answer): boolean {
	if (answer.statusCode !== 0) return false;
	// n8n replaces some messages with its own.
	const { message, messages = [], cause } = (answer.fault ?? {}) as Fault;
	return (
		isNotTrusted(answer) ||
		NEVER_CONNECTED.includes(connectionFault(answer)) ||
		[message, cause?.message, ...messages].some((text) => ENDED_EARLY.test(text ?? ''))
	);
}
