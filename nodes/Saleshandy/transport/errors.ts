import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { adviceFor } from './advice';
import type { Answer } from './answer';
import { apiMessage, is2xx, isFault, isForeign, saysFailed } from './answer';
import type { ApiRequest } from './api';
import { isRead } from './api';
import { connectionFault, wasNeverSent } from './connection';

/** n8n stores messages and shows them on the node. */
const MAX_CHARACTERS = 2_000;

/** Errors of writes that may have been carried out. */
const unknownOutcomes = new WeakSet<object>();

/** Whether a write may have been carried out although it failed, so that it must not be sent again. */
export const isOutcomeUnknown = (error: unknown) => unknownOutcomes.has(Object(error));

/** Marks the error of a write that may have been carried out, and adds what to check. */
export function outcomeUnknown<Failure extends { description?: string | null }>(
	error: Failure,
	advice = '',
): Failure {
	unknownOutcomes.add(error);
	error.description = `Outcome unknown: Saleshandy may already have made this change. ${advice}`;
	return error;
}

/** Adds to an error what was done before it: a sentence with a list, unless that is empty. */
export function afterDone(error: unknown, sentence: string, done: string[]): Error {
	const failure = error as Error & { description?: string | null };
	if (done.length > 0) {
		failure.description = [failure.description, `${sentence}: ${done.join(', ')}.`]
			.filter(Boolean)
			.join(' ');
	}
	return failure;
}

/**
 * The error for a response that is not a success: the API's own message, and what to do as description.
 * It does not wrap n8n's error, which would keep its old text and contain the request with its headers.
 */
export function apiError(node: INode, request: ApiRequest, answer: Answer, apiKey: string) {
	const { statusCode, body } = answer;
	const text = apiMessage(body) || fallbackMessage(answer);
	const message = shortened(redacted(text, [asSent(apiKey), request.secret]));

	const error = new NodeApiError(
		node,
		{ message, httpCode: String(statusCode || '') },
		{ message, httpCode: statusCode ? String(statusCode) : undefined },
	);
	// The constructor replaces messages that contain one of its error codes, such as "eperm".
	error.message = message;

	if (!isRead(request) && mayBeDone(answer)) return outcomeUnknown(error, request.adviceIfUnknown);
	error.description = adviceFor(request, answer, message);
	return error;
}

/** Whether a write may have been carried out: a fault after it was sent, or an unreadable 2xx. */
const mayBeDone = (answer: Answer) =>
	(isFault(answer) && !wasNeverSent(answer)) || (is2xx(answer) && !saysFailed(answer.body));

/** A pasted key as the HTTP client sends it: without characters that a header can't have. */
const asSent = (apiKey: string) =>
	String(apiKey ?? '')
		.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
		.trim();

const redacted = (text: string, secrets: Array<string | undefined>) =>
	secrets.reduce<string>((rest, secret) => (secret ? rest.replaceAll(secret, '…') : rest), text);

const shortened = (text: string) =>
	text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;

/** What happened, if the API did not say. */
function fallbackMessage(answer: Answer): string {
	const { statusCode, body } = answer;
	const status = `status ${statusCode}`;
	if (wasNeverSent(answer)) return `Saleshandy could not be reached (${connectionFault(answer)})`;
	if (statusCode === 0) return `The connection to Saleshandy was lost (${connectionFault(answer)})`;
	if (statusCode === 407) return `The proxy requires authentication (${status})`;
	if (isForeign(answer)) return `Received a response that is not from Saleshandy's API (${status})`;
	if (is2xx(answer) && !body) return `Saleshandy returned an empty response (${status})`;
	return `Saleshandy returned ${status} without a readable message`;
}
