import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { oncePerRun } from '../perRun';
import type { Answer, ApiContext, ApiRequest } from './api';
import { CREDENTIAL, isRead } from './api';
import { BASE_URL } from './baseUrl';
import { apiError } from './errors';
import { throughGate } from './gates';

const TIMEOUT_MILLISECONDS = 60_000;

const credential = oncePerRun(async (context: ApiContext) => {
	const { apiKey, baseUrl } = await context.getCredentials<{ apiKey: string; baseUrl: string }>(
		CREDENTIAL,
	);
	const address = String(baseUrl ?? '').trim();
	if (!BASE_URL.test(address) || !URL.canParse(address)) {
		throw new UserError('Base URL of the Saleshandy credential must be an address with https://', {
			description:
				'It looks like https://open-api.saleshandy.com/v1, without blanks, a user name, "?" or "#".',
		});
	}
	return { apiKey, baseUrl: address.replace(/\/+$/, '') };
});

/**
 * Sends one request and unwraps the answer.
 *
 * All requests with a credential pass one gate, which waits for the rate limit (gate.ts). A read is sent once
 * more after a lost connection or a 5xx. Nothing else is repeated: after such a fault a write may have
 * been carried out.
 *
 * @returns `payload` of the answer, or the answer itself where the API sends it bare
 * @throws NodeApiError with the API's own sentence as message and what to do as description
 */
export async function request<Payload = IDataObject>(
	context: ApiContext,
	options: ApiRequest,
): Promise<Payload> {
	const { apiKey, baseUrl } = await credential(context);
	const send = async () =>
		await throughGate(context, async () => await sendOnce(context, baseUrl, options));

	let answer = await send();
	if (isFault(answer) && isRead(options)) answer = await send();
	if (!isUnderstood(answer, options.acceptCode)) {
		throw apiError(context.getNode(), options, answer, apiKey);
	}
	return ('payload' in answer.body ? answer.body.payload : answer.body) as Payload;
}

/** The path with its IDs filled in. */
const pathOf = ({ path, ids = {} }: ApiRequest) =>
	path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name]));

const isFault = ({ statusCode }: Answer) => statusCode === 0 || statusCode >= 500;

function isUnderstood(answer: Answer, acceptCode?: number): answer is Answer & { body: object } {
	const { statusCode, body } = answer;
	if (typeof body !== 'object' || body === null) return false;
	const isAccepted = statusCode === 400 && 'code' in body && body.code === acceptCode;
	return isAccepted || (statusCode >= 200 && statusCode < 300);
}

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
			// The key would go along to wherever a redirect points.
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
	} catch (fault) {
		return { statusCode: 0, headers: {}, body: undefined, fault };
	}
}
