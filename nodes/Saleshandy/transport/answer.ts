import { isObject } from '../checks';
import type { ApiRequest } from './api';
import { isRead } from './api';

/** A response of any status. If there is none: status 0 and the connection's fault. */
export interface Answer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
	fault?: unknown;
}

/** The API's own messages, in any of its formats (contract: AnyError). */
export function apiMessages(body: unknown): string[] {
	const { error_message, message, messages } = isObject(body) ? body : {};
	return [error_message, message, messages].flat().filter((text) => typeof text === 'string');
}

/** The same as one text, empty if there is none. */
export const apiMessage = (body: unknown) => apiMessages(body).join('; ');

/** The API's code of a rejection; 0 if there is none. */
export const apiCode = (body: unknown) =>
	isObject(body) ? Number(body.error_code || body.code || body.statusCode || 0) : 0;

/** Whether the body says that the request failed, which is possible for a 2xx too. */
export const saysFailed = (body: unknown) =>
	isObject(body) &&
	(body.error === true ||
		body.success === false ||
		Boolean(body.error_code) ||
		(apiCode(body) >= LOWEST_ERROR_CODE && !('payload' in body)));

/** Lower codes, such as 0 or 200, may mean a success. */
const LOWEST_ERROR_CODE = 400;

/** Whether a proxy or firewall responded instead of the API: with HTML, or text that is not JSON. */
export const isForeign = ({ statusCode, body }: Answer) =>
	typeof body === 'string' &&
	(/^\s*</.test(body) || (statusCode >= 400 && statusCode < 500 && body.trim() !== ''));

/** Whether the connection was lost or the server failed, so that a write may have been carried out. */
export const isFault = ({ statusCode }: Answer) => statusCode === 0 || statusCode >= 500;

export const is2xx = ({ statusCode }: Answer) => statusCode >= 200 && statusCode < 300;

/** Whether the request did what it should. A read returns something, a write may return nothing. */
export function isSuccess(answer: Answer, request: ApiRequest): boolean {
	const { statusCode, body } = answer;
	const { acceptCode } = request;
	if (acceptCode && statusCode < 500 && apiCode(body) === acceptCode) return true;
	if (!is2xx(answer) || saysFailed(body)) return false;
	if (typeof body === 'object' && body !== null) return true;
	// Any other text is incomplete, or not from the API.
	return !isRead(request) && (typeof body !== 'string' || body === '');
}
