import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { Answer } from './answer';
import { isFault, isSuccess } from './answer';
import type { ApiContext, ApiRequest } from './api';
import { endpointOf, isRead } from './api';
import { unlessCancelled } from './cancel';
import { CREDENTIAL, readCredential } from './credential';
import { inAcceptedForm } from './enums';
import { apiError } from './errors';
import { limiter } from './limiter';

const TIMEOUT_MILLISECONDS = 60_000;

/**
 * Sends one request and unwraps the response. It waits for the rate limit.
 *
 * A read is sent once more after a lost connection or a 5xx. A write is not: it may have been
 * carried out.
 *
 * @returns `payload` of the response, or the whole body if the API does not wrap it, or an empty
 * object if a write returns nothing
 * @throws NodeApiError with the API's own message, and what to do as description
 */
export async function request<Payload = IDataObject>(
	context: ApiContext,
	options: ApiRequest,
): Promise<Payload> {
	const { apiKey, baseUrl } = await readCredential(context);
	const send = async (form: ApiRequest) =>
		await limiter.send(
			context,
			endpointOf(options),
			async () => await sendOnce(context, baseUrl, form),
		);
	const sendUnlessCancelled = async () =>
		await unlessCancelled(context, inAcceptedForm(context, options, send));

	let answer = await sendUnlessCancelled();
	if (isFault(answer) && isRead(options)) answer = await sendUnlessCancelled();
	if (!isSuccess(answer, options)) throw apiError(context.getNode(), options, answer, apiKey);
	return payloadOf(answer) as Payload;
}

const payloadOf = ({ body }: Answer) =>
	body instanceof Object && 'payload' in body ? body.payload : body || {};

/** The path with its IDs filled in. */
const pathOf = ({ path, ids = {} }: ApiRequest) =>
	path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name]));

async function sendOnce(
	context: ApiContext,
	baseUrl: string,
	options: ApiRequest,
): Promise<Answer> {
	try {
		return (await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, {
			method: options.method,
			url: baseUrl + pathOf(options),
			qs: options.query,
			body: options.body,
			json: true,
			timeout: TIMEOUT_MILLISECONDS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// The key would be sent to wherever a redirect points.
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
	} catch (fault) {
		return { statusCode: 0, headers: {}, body: undefined, fault };
	}
}
