import { answerErrors, type Contract } from '../emulator/contract';
import type { LiveAnswer } from './client';
import { masker } from './mask';

export type Result = 'confirmed' | 'contradicted' | 'not seen';

/** What was seen of a part of the contract. */
export interface Observation {
	part: string;
	result: Result;
	/** The difference, or why it was not seen. Values are masked. */
	detail?: string;
}

export type Judgment = Omit<Observation, 'part'>;

const MAX_DIFFERENCES = 5;
/** The owner of the key lacks the plan or the right. */
const NOT_ALLOWED = [401, 402, 403];

export const isSuccess = ({ status }: LiveAnswer) => status >= 200 && status < 300;

const messageOf = ({ body }: LiveAnswer) => {
	const { message, messages, error_message: ofGateway } = (body ?? {}) as Record<string, unknown>;
	return String(ofGateway ?? message ?? messages ?? '');
};

/** Contract: a rate limit is recognized by its text. */
export const isRateLimit = (answer: LiveAnswer) =>
	!isSuccess(answer) && (answer.status === 429 || /rate limit/i.test(messageOf(answer)));

export const isBadKey = (answer: LiveAnswer) =>
	answer.status === 401 || (answer.status === 400 && /token|api key/i.test(messageOf(answer)));

/** Compares answers with the contract. */
export function judge(contract: Contract) {
	const masked = masker(contract);
	const refusal = (answer: LiveAnswer) => `status ${answer.status}: ${masked(messageOf(answer))}`;

	return {
		refusal,
		/** @param mustHaveEntries whether an empty list counts as not seen */
		answer(call: string, answer: LiveAnswer, mustHaveEntries = false): Judgment {
			if (isRateLimit(answer) || answer.status >= 500 || NOT_ALLOWED.includes(answer.status)) {
				return { result: 'not seen', detail: refusal(answer) };
			}
			if (!isSuccess(answer)) return { result: 'contradicted', detail: refusal(answer) };
			const operation = contract.getOperation(call)!;
			const [success] = Object.keys(operation.responses!).filter((status) => /^2/.test(status));
			const errors = answerErrors(contract, operation, success, answer.body) ?? [];
			const differences = new Set(
				errors.map(({ instancePath, message, keyword, data }) => {
					const place = masked(instancePath.replace(/^\/value/, '').replace(/\/\d+/g, '/*'));
					const actual = keyword === 'type' ? `, but is ${typeOf(data)}` : '';
					return `${place} ${message}${actual}`.trim();
				}),
			);
			if (differences.size > 0) {
				const detail = [...differences].slice(0, MAX_DIFFERENCES).join('; ');
				return { result: 'contradicted', detail };
			}
			if (mustHaveEntries && isEmpty((answer.body as { payload?: unknown }).payload)) {
				return { result: 'not seen', detail: 'the answer is empty' };
			}
			return { result: 'confirmed' };
		},
	};
}

export type Judge = ReturnType<typeof judge>;

function typeOf(value: unknown) {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

/** An empty list, also if it is in an object beside others and the figures of its pages. */
function isEmpty(payload: unknown): boolean {
	if (typeof payload !== 'object' || payload === null) return false;
	if (Array.isArray(payload)) return payload.length === 0;
	const values = Object.entries(payload).filter(([key]) => key !== 'meta');
	return values.every(([, value]) => Array.isArray(value) && value.length === 0);
}
