import type { IDataObject } from 'n8n-workflow';
import { OperationalError } from 'n8n-workflow';

import { isObject, isUnset } from '../checks';
import { API_MAY_HAVE_CHANGED } from './advice';

/**
 * A list in a response: empty if it is null or missing.
 *
 * @param what the name of the records, such as "sequences"
 * @throws OperationalError if it is anything but a list of objects
 */
export function toList<Entry extends IDataObject>(payload: unknown, what: string): Entry[] {
	if (isUnset(payload) || isMessageAlone(payload)) return [];
	if (Array.isArray(payload) && payload.every(isObject)) return payload as Entry[];
	throw unexpectedAnswer(`a list of ${what}`);
}

/** An envelope without a payload, such as `{ message: 'Success' }`, is returned as it is. */
const isMessageAlone = (payload: unknown) =>
	isObject(payload) && Object.keys(payload).join() === 'message';

/**
 * An object in a response: empty if it is null or missing.
 *
 * @throws OperationalError if it is anything but an object
 */
export function toObject(payload: unknown, what: string): IDataObject {
	if (isUnset(payload)) return {};
	if (isObject(payload)) return payload;
	throw unexpectedAnswer(what);
}

/**
 * The ID of a record in a response, to be sent in another request.
 *
 * @param what the name of the record, such as "a sequence"
 * @throws OperationalError if it is empty, or neither text nor a number
 */
export function recordId(id: unknown, what: string): string {
	if (typeof id === 'number' || (typeof id === 'string' && id !== '')) return String(id);
	throw new OperationalError(`Saleshandy returned ${what} without an ID`, {
		description: API_MAY_HAVE_CHANGED,
	});
}

/** A webhook without the values of its headers: secrets, which n8n would store with the execution. */
export const withoutSecrets = ({ headers, ...webhook }: IDataObject): IDataObject => ({
	...webhook,
	...(isObject(headers) && {
		headers: Object.fromEntries(Object.keys(headers).map((name) => [name, '**hidden**'])),
	}),
});

const unexpectedAnswer = (expected: string) =>
	new OperationalError(`Saleshandy returned an unexpected response instead of ${expected}`, {
		description: API_MAY_HAVE_CHANGED,
	});
