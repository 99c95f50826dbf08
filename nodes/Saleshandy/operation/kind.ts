import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isObject } from '../checks';
import { readSimplify, simplifyField } from '../fields/simplify';
import type { ApiRequest } from '../transport/api';
import { toObject } from '../transport/payload';
import type { OperationInfo } from './operation';

/** Lets TypeScript infer the form from the operation before it looks at what depends on it. */
export type Inferred<F> = { [Name in keyof F]: F[Name] };

/** A request for values of the form. */
export type MakeRequest<Input, Rest extends unknown[] = []> = (
	input: Input,
	...rest: Rest
) => ApiRequest;

export interface Simplifiable {
	/** Reduces a record to at most ten fields, unless Simplify is off. */
	simplify?(record: IDataObject): IDataObject;
}

/** What describes an operation, without the rest of its kind. */
export const infoOf = ({ name, value, action, description, ...rest }: OperationInfo) => {
	const { builderHint, contract, within, adds, returns } = rest;
	return { name, value, action, description, builderHint, contract, within, adds, returns };
};

/**
 * The value of a key such as `items` in a payload. A bare list is accepted: not every response has a
 * wrapper.
 *
 * @param alias another name of the key
 */
export function inPayload(payload: unknown, within?: string, alias = ''): unknown {
	if (!within || Array.isArray(payload)) return payload;
	const wrapper = toObject(payload, within);
	return wrapper[within] ?? wrapper[alias];
}

/** The records of a response of any format. A value that is not an object becomes `{ value }`. */
export const asRecords = (payload: unknown): IDataObject[] =>
	[payload ?? {}]
		.flat()
		.map((entry) => (isObject(entry) ? entry : { value: entry as IDataObject[string] }));

export const simplifyFields = (simplify: Simplifiable['simplify']) =>
	simplify ? [simplifyField] : [];

/** Records for the output, simplified unless Simplify is off. */
export function simplified(
	context: IExecuteFunctions,
	itemIndex: number,
	records: IDataObject[],
	simplify: Simplifiable['simplify'],
): IDataObject[] {
	if (!simplify) return records;
	return readSimplify(context, itemIndex) ? records.map(simplify) : records;
}
