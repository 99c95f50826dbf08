import type { Account, Sequence, Step, Variant } from '../account';
import { type Answer, appError, Refusal } from '../answers';
import type { StepBody } from '../contract';
import type { UploadedFile } from '../requests';

/** A request that satisfies the contract. Query values have the types of the contract. */
export interface Call<Body = unknown, Query = unknown> {
	account: Account;
	params: Record<string, string>;
	query: Query;
	body: Body;
	files: UploadedFile[];
	/** Ends the call if the body does not fit its schema for this step type. */
	checkBody(schema: StepBody, type: unknown): void;
}

/** Plays one operation of the contract. */
export type Handler = (call: Call<never, never>) => Answer;

/** Ends the call with a refusal of the application. */
export function refuse(code: number, message: string): never {
	throw new Refusal(appError(code, message));
}

/** The sequence that the path names; without it the call ends. */
export const sequenceOf = ({ account, params }: Call): Sequence =>
	account.sequences.find(({ id }) => id === params.sequenceId) ??
	refuse(40100, 'Sequence not found');

/** The step that the path names, in that sequence. */
export const stepOf = (call: Call): Step =>
	sequenceOf(call).steps.find(({ id }) => id === call.params.stepId) ??
	refuse(4000, 'Step not found');

/** The variant that the path names, in that step. */
export const variantOf = (call: Call): Variant =>
	stepOf(call).variants.find(({ id }) => id === call.params.variantId) ??
	refuse(4000, 'Variant not found');
