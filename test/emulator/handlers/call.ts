import type { Operation } from 'openapi-backend';
import type { Account, EntryOf, Kind, Sequence, Step, Variant } from '../account';
import { appError, Refusal } from '../answers';
import type { StepBody } from '../contract';
import type { UploadedFile } from '../requests';

/** A valid request. Query values have the contract's types. */
export interface Call<Body = unknown, Query = unknown> {
	account: Account;
	operation: Operation;
	params: Record<string, string>;
	query: Query;
	body: Body;
	files: UploadedFile[];
	/** The payload of the contract's example. */
	example: unknown;
	/** The emulator's address without a path. */
	origin: string;
	/** Refuses a body that does not fit its schema for the step type. */
	checkBody(schema: StepBody, type: unknown): void;
}

/** Handles an operation: returns the payload, or undefined for that of the contract's example. */
export type Handler = (call: Call<never, never>) => unknown;

/** Refuses a request. */
export function refuse(code: number, message: string, status?: number): never {
	throw new Refusal(appError(code, message, status));
}

/** The first error code of the operation in the contract. */
const codeOf = ({ operation }: Call): number =>
	(operation as unknown as Codes)['x-error-codes']?.['400']?.[0] ?? 4000;
type Codes = { 'x-error-codes'?: Record<string, number[]> };

/** Refuses a request with the operation's own code. */
export const decline = (call: Call, message: string): never => refuse(codeOf(call), message);

/** The entry with this id, which must exist. */
export const find = <K extends Kind>(
	call: Call,
	kind: K,
	id: string,
	name: string,
	code = codeOf(call),
): EntryOf<K> =>
	call.account.all(kind).find((entry) => entry.id === id) ?? refuse(code, `${name} not found`);

/** The sequence in the path, or with this id. */
export const sequenceOf = (call: Call, id = call.params.sequenceId): Sequence =>
	find(call, 'sequences', id, 'Sequence', 40100);

/** The step in the path, or with this id, of that sequence. */
export const stepOf = (call: Call, id = call.params.stepId): Step =>
	sequenceOf(call).steps.find((step) => step.id === id) ?? refuse(4000, 'Step not found');

/** The variant in the path, of that step. */
export const variantOf = (call: Call): Variant =>
	stepOf(call).variants.find(({ id }) => id === call.params.variantId) ??
	refuse(4000, 'Variant not found');
