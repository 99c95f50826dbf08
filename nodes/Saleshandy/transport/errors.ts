import type { IDataObject, INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { adviceFor } from './advice';
import type { Answer } from './answer';
import { apiMessage, isFault, isForeign, saysFailed } from './answer';
import type { ApiRequest } from './api';
import { isRead } from './api';
import { connectionFault, wasNeverSent } from './connection';

/** n8n stores messages and shows them on the node. */
const MAX_CHARACTERS = 2_000;

interface WithContext {
	context: IDataObject;
	description?: string | null;
}

/** Whether a write may have been carried out although it failed, so that it must not be sent again. */
export const isOutcomeUnknown = (error: unknown) =>
	(error as Partial<WithContext> | undefined)?.context?.isOutcomeUnknown === true;

/** Marks an error of a write that may have been carried out. */
export function markOutcomeUnknown<Failure extends WithContext>(
	error: Failure,
	advice: string,
): Failure {
	// n8n's own errors keep their context when they are copied.
	error.context.isOutcomeUnknown = true;
	error.description = `Outcome unknown: Saleshandy may already have made this change. ${advice}`;
	return error;
}

/**
 * The error for an answer that is not a success: the API's own sentence as message, what to do as
 * description. Built afresh: an n8n error that is wrapped again keeps its old text, and carries the
 * request with its headers.
 */
export function apiError(node: INode, request: ApiRequest, answer: Answer, apiKey: string) {
	const { statusCode, body } = answer;
	const text = apiMessage(body) || fallbackMessage(answer);
	// A key that was pasted with spaces around it travels without them.
	const key = String(apiKey ?? '').trim();
	const message = shortened(key ? text.replaceAll(key, '…') : text);

	const error = new NodeApiError(
		node,
		{ message, httpCode: String(statusCode || '') },
		{ message, httpCode: statusCode ? String(statusCode) : undefined },
	);
	// The constructor replaces texts in which it sees one of its error codes, "eperm" among them.
	error.message = message;

	const isUnreadable = statusCode >= 200 && statusCode < 300 && !saysFailed(body);
	const isUnknown = (isFault(answer) && !wasNeverSent(answer)) || isUnreadable;
	if (isUnknown && !isRead(request))
		return markOutcomeUnknown(error, request.adviceIfUnknown ?? '');
	error.description = adviceFor(answer, message);
	return error;
}

const shortened = (text: string) =>
	text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;

function fallbackMessage(answer: Answer) {
	const { statusCode, body } = answer;
	if (statusCode === 0) {
		return wasNeverSent(answer)
			? `Saleshandy could not be reached (${connectionFault(answer)})`
			: `The connection to Saleshandy was lost (${connectionFault(answer)})`;
	}
	if (statusCode === 407) return 'The proxy requires authentication (status 407)';
	if (isForeign(answer))
		return `Received an answer that is not from Saleshandy's API (status ${statusCode})`;
	if (statusCode < 300 && !body)
		return `Saleshandy returned an empty answer (status ${statusCode})`;
	return `Saleshandy returned status ${statusCode} without a readable message`;
}
