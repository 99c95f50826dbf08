/** What goes back: a text is sent as it is, a stream piece by piece, anything else as JSON. */
export interface Answer {
	status: number;
	body: unknown;
	headers?: Record<string, string>;
}

/** Thrown by a handler to end a call with an answer. */
export class Refusal extends Error {
	constructor(readonly answer: Answer) {
		super(JSON.stringify(answer.body));
	}
}

/** The live envelope of a success. */
export const success = (message: string, payload?: unknown, status = 200): Answer => ({
	status,
	body: { message, payload },
});

/** A refusal by the application (contract: AppError). */
export const appError = (code: number, message: string, status = 400): Answer => ({
	status,
	body: { code, type: 'error', message },
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

/** The two forms in which clients have met the rate limit. */
export const rateLimited = (form: '400' | '429', headers?: Record<string, string>): Answer => ({
	status: Number(form),
	body: {
		...(form === '400' ? { code: 40000 } : { statusCode: 429 }),
		message: 'Rate Limit exceeded',
	},
	headers,
});
