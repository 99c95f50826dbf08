import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { apiError } from './errors';
import { oncePerRun } from './perRun';
import { isRateLimited, pause, waitingTime } from './rateLimit';

/** Where a request can come from: a run of the node, a picker in the editor, or an activation. */
export type ApiContext = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions;

export interface ApiRequest {
	method: IHttpRequestMethods;
	/** Segments below the base URL, not encoded: `['sequences', sequenceId, 'steps']`. */
	path: string[];
	qs?: IDataObject;
	/** JSON, or a form with a file. */
	body?: IDataObject | FormData;
	/** A POST that changes nothing, so that it may be repeated like a GET. */
	isRead?: boolean;
	/** The API's code of a refusal that counts as a success; its body is returned then. */
	acceptCode?: number;
	/** What to look at if it stays unknown whether a write was carried out. */
	inDoubt?: string;
}

/** What came back, whatever its status. Without an answer: status 0 and the connection's fault. */
export interface Answer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
	fault?: unknown;
}

const CREDENTIAL = 'saleshandyApi';
const TIMEOUT_MILLISECONDS = 60_000;

const credential = oncePerRun(async (context: ApiContext) => {
	const { apiKey, baseUrl } = await context.getCredentials<{ apiKey: string; baseUrl: string }>(
		CREDENTIAL,
	);
	if (!/^https?:\/\/[^/]/i.test(baseUrl.trim())) {
		throw new UserError('Base URL of the Saleshandy credential must begin with https://');
	}
	return { apiKey, baseUrl: baseUrl.trim().replace(/\/+$/, '') };
});

/**
 * Sends one request and unwraps the answer.
 *
 * A rate limit is waited for (rateLimit.ts). A read is sent once more after a lost connection or a
 * 5xx. Nothing else is repeated: after such a fault a write may have been carried out.
 *
 * @returns `payload` of the answer, or the answer itself where the API sends it bare
 * @throws NodeApiError with the API's own sentence as message and what to do as description
 */
export async function request<Payload = IDataObject>(
	context: ApiContext,
	options: ApiRequest,
): Promise<Payload> {
	const { apiKey } = await credential(context);
	const started = Date.now();
	let refusals = 0;
	let isRepeated = false;

	for (;;) {
		const answer = await send(context, options);
		const isFault = answer.statusCode === 0 || answer.statusCode >= 500;

		if (isRateLimited(answer)) {
			const wait = waitingTime(answer.headers, ++refusals, Date.now() - started);
			if (wait === undefined) throw apiError(context.getNode(), options, answer, apiKey);
			await pause(context, wait);
		} else if (isFault && isRead(options) && !isRepeated) {
			isRepeated = true;
		} else if (!isUnderstood(answer, options.acceptCode)) {
			throw apiError(context.getNode(), options, answer, apiKey);
		} else {
			return ('payload' in answer.body ? answer.body.payload : answer.body) as Payload;
		}
	}
}

/** Whether a request changes nothing. */
export const isRead = ({ method, isRead }: ApiRequest) => method === 'GET' || isRead === true;

function isUnderstood(answer: Answer, acceptCode?: number): answer is Answer & { body: object } {
	const { statusCode, body } = answer;
	if (typeof body !== 'object' || body === null) return false;
	const isAccepted = statusCode === 400 && 'code' in body && body.code === acceptCode;
	return isAccepted || (statusCode >= 200 && statusCode < 300);
}

async function send(context: ApiContext, options: ApiRequest): Promise<Answer> {
	const { baseUrl } = await credential(context);
	try {
		return (await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, {
			method: options.method,
			url: [baseUrl, ...options.path.map(encodeURIComponent)].join('/'),
			qs: options.qs,
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
