import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { Answer, ApiRequest } from './api';
import { isRead } from './api';

/** Faults of the server's certificate, which is looked at before anything is sent. */
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

/** Faults of a connection that was never made, so that nothing was sent. */
const NEVER_SENT = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	...NOT_TRUSTED,
];

/** n8n stores messages and shows them on the node. */
const MAX_CHARACTERS = 2_000;

const SLOW_DOWN =
	"Saleshandy refused everything for a minute or two. Run the workflow later. Leave n8n's Retry On Fail off: it would send the finished items again.";

const CHECK_BASE_URL = 'Check the Base URL of the Saleshandy credential.';

/** What to do about refusals and faults that are known, by the API's code and the message. */
const knownCauses: Array<[cause: RegExp, advice: string]> = [
	[
		new RegExp(NOT_TRUSTED.join('|')),
		`n8n does not trust the certificate of this address. ${CHECK_BASE_URL} A proxy in between may show a certificate of its own: name it to n8n by NODE_EXTRA_CA_CERTS.`,
	],
	[
		/invalid token/i,
		'Copy the API key again from Settings → API in Saleshandy and paste it into the Saleshandy credential in n8n.',
	],
	[/rate limit/i, SLOW_DOWN],
	[
		/email step.*\bday\b|\bday\b.*email step/i,
		'A sequence takes one Email step a day. Choose another Day, or add the text to the existing step as a further variant.',
	],
	[
		/webhook.*(limit|maximum|at most)|(limit|maximum|at most).*webhook/i,
		'Saleshandy takes 50 active webhooks an account. Remove one that you no longer need in its webhook settings, then activate again.',
	],
	[/^40103\b/, 'Connect an active email account to the sequence in Saleshandy first.'],
	[
		/not found/i,
		'Choose it from the list again: it may have been deleted, or belong to another account than the API key.',
	],
	[/^4000\b/, 'One known cause: the sequence already has an Email step on that day.'],
	[
		/should not exist|valid enum value|must be/i,
		'Saleshandy did not accept a field in this form. The API may have changed since this version of the node.',
	],
];

const NOTHING_CHANGED = 'Saleshandy refused the request, so nothing was changed.';

/** What to do about the other refusals: the first status that is reached counts. */
const adviceByStatus: Array<[from: number, advice: string]> = [
	[500, 'Saleshandy has a fault at the moment. Try again later.'],
	[430, NOTHING_CHANGED],
	[429, SLOW_DOWN],
	[405, NOTHING_CHANGED],
	[404, CHECK_BASE_URL],
	[403, 'The owner of the API key lacks the right to do this in Saleshandy.'],
	[400, NOTHING_CHANGED],
	[300, `${CHECK_BASE_URL} It redirects to another address, and the API key does not go along.`],
	[0, `${CHECK_BASE_URL} Check the connection to the internet too.`],
];

/**
 * The API's own sentence, from whichever of its envelopes came (contract: AnyError). Lists are
 * joined.
 */
export function sentence(body: unknown): string | undefined {
	const { error_message, message, messages } = (body ?? {}) as Record<string, unknown>;
	const found = [error_message, message, messages]
		.flat()
		.filter((part) => typeof part === 'string');
	return found.join('; ') || undefined;
}

/**
 * The error for an answer that is not a success. Built afresh: an n8n error that is wrapped again
 * keeps its old text, and it would carry the request and its headers along.
 *
 * The description begins with "Outcome unknown" if a write may have been carried out all the same.
 */
export function apiError(node: INode, request: ApiRequest, answer: Answer, apiKey: string) {
	const { statusCode, body } = answer;
	const said = sentence(body) ?? withoutSentence(answer);
	// A key that was pasted with blanks around it travels without them.
	const key = String(apiKey ?? '').trim();
	const message = shortened(key ? said.replaceAll(key, '…') : said);
	const code = String((body as { code?: unknown } | undefined)?.code ?? '');

	const error = new NodeApiError(
		node,
		{ message, httpCode: String(statusCode || '') },
		{ message, httpCode: statusCode ? String(statusCode) : undefined },
	);
	// The constructor replaces texts in which it sees one of its error codes, "eperm" among them.
	error.message = message;

	const isUnknown =
		!isRead(request) &&
		(statusCode >= 500 || statusCode < 300) &&
		!NEVER_SENT.includes(connectionFault(answer));
	if (isUnknown) {
		error.description = `Outcome unknown: Saleshandy may have carried this out. ${request.adviceIfUnknown ?? ''}`;
		return error;
	}
	error.description =
		knownCauses.find(([cause]) => cause.test(`${code} ${message}`))?.[1] ??
		adviceByStatus.find(([from]) => statusCode >= from)?.[1];
	return error;
}

const shortened = (text: string) =>
	text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;

function withoutSentence(answer: Answer) {
	if (answer.statusCode === 0) {
		return NEVER_SENT.includes(connectionFault(answer))
			? `Saleshandy could not be reached (${connectionFault(answer)})`
			: `The connection to Saleshandy was lost (${connectionFault(answer)})`;
	}
	return `Saleshandy answered with status ${answer.statusCode} and nothing that can be read`;
}

/** The code of a connection's fault, such as ECONNRESET. */
function connectionFault({ fault }: Answer): string {
	// n8n 2.8 loses the cause of its NodeApiError, but takes the code over as httpCode.
	const { code, cause, httpCode } = (fault ?? {}) as Partial<NodeApiError> & {
		code?: string;
		cause?: { code?: string };
	};
	return code ?? cause?.code ?? httpCode ?? 'no answer';
}

export const isOutcomeUnknown = (error: unknown) =>
	error instanceof NodeApiError && error.description?.startsWith('Outcome unknown') === true;
