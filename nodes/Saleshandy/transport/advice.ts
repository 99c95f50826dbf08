import type { Answer } from './answer';
import { apiCode, isForeign, saysFailed } from './answer';
import type { ApiRequest } from './api';
import { isNotTrusted } from './connection';
import { isRateLimited } from './rateLimit';

const NOTHING_CHANGED = 'Saleshandy rejected the request, so nothing was changed.';
export const API_MAY_HAVE_CHANGED = 'The API may have changed since this version of the node.';
const CHECK_BASE_URL = "Check the 'Base URL' of the Saleshandy credential.";
const COPY_API_KEY =
	'Copy the API key again from Settings → API in Saleshandy and paste it into the Saleshandy credential in n8n.';
const NOT_TRUSTED = `n8n doesn't trust the certificate of this server. ${CHECK_BASE_URL} If a proxy uses its own certificate, add it via NODE_EXTRA_CA_CERTS.`;
const PROXY_SIGN_IN =
	'Add a user name and password to the URL of the proxy that n8n uses (HTTP_PROXY, HTTPS_PROXY). Nothing was sent to Saleshandy.';
const NOT_THE_API = `${CHECK_BASE_URL} If it is correct, a proxy or firewall between n8n and Saleshandy blocks the request.`;
const RATE_LIMITED =
	'Saleshandy kept rate-limiting requests for about two minutes. Run the workflow again later.';

/** What to do about known rejections, by the API's code and message, and by path if there is one. */
const byMessage: Array<[cause: RegExp, advice: string, paths?: RegExp]> = [
	[/invalid token/i, COPY_API_KEY],
	[
		/email step.*\bday\b|\bday\b.*email step/i,
		"A sequence can have only one Email step per day. Choose another 'Day', or add this email to the existing step with Create Variant.",
	],
	[
		/webhook.*(limit|maximum|at most)|(limit|maximum|at most).*webhook/i,
		'A Saleshandy account can have up to 50 active webhooks. Remove one that you no longer need in its webhook settings, then publish (activate) the workflow again.',
	],
	[/^40103\b/, 'Connect an active email account to the sequence in Saleshandy first.'],
	[
		/not found/i,
		'Choose it from the list again. It may have been deleted, or the API key may belong to another account.',
	],
	[
		/^4000\b/,
		'When you add or move an Email step, one known cause is another Email step on that day.',
		/\/steps\b/,
	],
	[
		/should not exist|valid enum value|must be/i,
		`Saleshandy rejected one of the fields. ${API_MAY_HAVE_CHANGED}`,
	],
];

/** What to do about a response, by the lowest status of each range. */
const byStatus: Array<[from: number, advice: string]> = [
	[500, 'Saleshandy is temporarily unavailable. Try again later.'],
	[405, NOTHING_CHANGED],
	[404, CHECK_BASE_URL],
	[
		403,
		"The API key's owner doesn't have permission to do this in Saleshandy. If they do, check the API key in the Saleshandy credential.",
	],
	[402, NOTHING_CHANGED],
	[401, COPY_API_KEY],
	[400, NOTHING_CHANGED],
	[
		300,
		`${CHECK_BASE_URL} It redirects to another address. For security, the API key isn't forwarded.`,
	],
	[200, API_MAY_HAVE_CHANGED],
	[0, `${CHECK_BASE_URL} Also check your internet connection, and the proxy if n8n uses one.`],
];

/** What the user can do about a response that is not a success. */
export function adviceFor({ path }: ApiRequest, answer: Answer, message: string): string {
	const { statusCode, body } = answer;
	if (isNotTrusted(answer)) return NOT_TRUSTED;
	if (statusCode === 407) return PROXY_SIGN_IN;
	if (isRateLimited(answer)) return RATE_LIMITED;
	if (isForeign(answer) && statusCode < 500 && !isRedirect(statusCode)) return NOT_THE_API;
	const text = `${apiCode(body)} ${message}`;
	const status = saysFailed(body) ? Math.max(statusCode, 400) : statusCode;
	const known =
		byMessage.find(([cause, , paths]) => cause.test(text) && (paths?.test(path) ?? true)) ??
		byStatus.find(([from]) => status >= from)!;
	return known[1];
}

const isRedirect = (statusCode: number) => statusCode >= 300 && statusCode < 400;
