/** An answer. The body is a text, a stream, or anything else as JSON. */
export interface Answer {
	status: number;
	body: unknown;
	headers?: Record<string, string>;
}

/** Thrown to refuse a request. */
export class Refusal extends Error {
	constructor(readonly answer: Answer) {
		super(JSON.stringify(answer.body));
	}
}

/** A refusal by the application (contract: AppError). */
export const appError = (code: number, message: string, status = 400, type = 'error'): Answer => ({
	status,
	body: { code, type, message },
});

/** A refusal by the framework's validation (contract: ValidationError). */
export const invalid = (...messages: string[]): Answer => ({
	status: 400,
	body: { statusCode: 400, message: messages, error: 'Bad Request' },
});

/** A refusal by the framework itself. */
export const frameworkError = (statusCode: number, error: string, message: string): Answer => ({
	status: statusCode,
	body: { statusCode, message, error },
});

/** A refusal by the gateway in front (contract: GatewayError). */
export const gatewayError = (status: number, message: string): Answer => ({
	status,
	body: { error: true, error_code: status, error_message: message },
});

/** The three forms of a rate limit (contract: description). */
export type RateLimitForm = '429' | '400' | 'gateway';

const message = 'Rate Limit exceeded';
const rateLimits: Record<RateLimitForm, Answer> = {
	'429': { status: 429, body: { statusCode: 429, message } },
	'400': { status: 400, body: { code: 40000, message } },
	gateway: { status: 400, body: { error: true, error_code: 4000, error_message: message } },
};

/** A refusal by the rate limit. */
export const rateLimited = (form: RateLimitForm, headers?: Record<string, string>): Answer => ({
	...rateLimits[form],
	headers,
});
