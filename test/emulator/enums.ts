import type { Answer } from './answers';
import type { Contract } from './contract';
import { schemasOf } from './contract';

type Form = 'integers' | 'names' | 'both';

/** Accepted forms of a step's 'type' and 'priority', for both or for each. */
export type AcceptedEnums = Form | { type: Form; priority: Form };
/** Returned form of 'type', 'priority' and 'status' of steps and variants. */
export type ReturnedEnums = 'integers' | 'digits' | 'names';

const accepted = { type: 'StepType', priority: 'StepPriority' };
const returned: Record<string, string> = { ...accepted, status: 'VariantStatus' };
const inRequests = ['createStep', 'createVariant', 'updateVariant'];
const inAnswers = ['listSteps', 'listStepVariants', 'createStep'];

interface Enum {
	enum: number[];
	'x-enum-varnames': string[];
}

/** The body with the contract's integers. A form that is not accepted becomes an invalid value. */
export function toIntegers(
	contract: Contract,
	operationId: string | undefined,
	body: unknown,
	forms: AcceptedEnums,
) {
	if (!inRequests.includes(operationId!) || !isObject(body)) return body;
	const changed = { ...body };
	for (const key of ['type', 'priority'] as const) {
		const form = typeof forms === 'string' ? forms : forms[key];
		if (form === 'integers') continue;
		const { enum: codes, 'x-enum-varnames': names } = enumOf(contract, accepted[key]);
		const index = names.indexOf(String(body[key]));
		if (index >= 0) changed[key] = codes[index];
		else if (typeof body[key] === 'number' && form === 'names') changed[key] = String(body[key]);
	}
	return changed;
}

/** An answer with steps or variants, in the given form. */
export function inForm(
	contract: Contract,
	operationId: string | undefined,
	answer: Answer,
	form: ReturnedEnums,
): Answer {
	if (form === 'integers' || !inAnswers.includes(operationId!)) return answer;
	const text = (key: string, code: unknown) => {
		if (form === 'digits') return String(code);
		const { enum: codes, 'x-enum-varnames': names } = enumOf(contract, returned[key]);
		return names[codes.indexOf(code as number)] ?? String(code);
	};
	const body = JSON.stringify(answer.body, (key, value: unknown) =>
		typeof value === 'number' && Object.hasOwn(returned, key) ? text(key, value) : value,
	);
	return { ...answer, body: JSON.parse(body) };
}

const enumOf = (contract: Contract, name: string) => schemasOf(contract)[name] as unknown as Enum;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
