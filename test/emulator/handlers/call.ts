import type { Operation } from 'openapi-backend';
import type { Account, EntryOf, Kind, Sequence, Step, Variant } from '../account';
import { appError, Refusal } from '../answers';
import type { StepBody } from '../contract';
import type { UploadedFile } from '../requests';

/** A request that satisfies the contract. Query values have the types of the contract. */
export interface Call<Body = unknown, Query = unknown> {
	account: Account;
	operation: Operation;
	params: Record<string, string>;
	query: Query;
	body: Body;
	files: UploadedFile[];
	/** The payload of the contract's example. */
	example: unknown;
	/** Where the emulator listens, without a path. */
	origin: string;
	/** Ends the call if the body does not fit its schema for this step type. */
	checkBody(schema: StepBody, type: unknown): void;
}

/** Plays one operation of the contract: returns the payload, or nothing for that of the example. */
export type Handler = (call: Call<never, never>) => unknown;

/** Ends the call with a refusal of the application. */
export function refuse(code: number, message: string, status?: number): never {
	throw new Refusal(appError(code, message, status));
}

/** The first code that the contract lists for refusals of the operation. */
const codeOf = ({ operation }: Call): number =>
	(operation as unknown as Codes)['x-error-codes']?.['400']?.[0] ?? 4000;
type Codes = { 'x-error-codes'?: Record<string, number[]> };

/** Ends the call with the operation's own code. */
export const decline = (call: Call, message: string): never => refuse(codeOf(call), message);

/** The entry with this id; without it the call ends. */
export const find = <K extends Kind>(
	call: Call,
	kind: K,
	id: string,
	name: string,
	code = codeOf(call),
): EntryOf<K> =>
	call.account.all(kind).find((entry) => entry.id === id) ?? refuse(code, `${name} not found`);

/** The sequence that the path names, unless told otherwise. */
export const sequenceOf = (call: Call, id = call.params.sequenceId): Sequence =>
	find(call, 'sequences', id, 'Sequence', 40100);

/** The step that the path names, in that sequence. */
export const stepOf = (call: Call, id = call.params.stepId): Step =>
	sequenceOf(call).steps.find((step) => step.id === id) ?? refuse(4000, 'Step not found');

/** The variant that the path names, in that step. */
export const variantOf = (call: Call): Variant =>
	stepOf(call).variants.find(({ id }) => id === call.params.variantId) ??
	refuse(4000, 'Variant not found');
