import type { IExecuteFunctions } from 'n8n-workflow';

import { isObject } from './checks';
import { evaluate } from './expressions/evaluate';

/** A parameter of the node as it is stored; null if it is hidden or was never set. */
export const rawParameter = (
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
): unknown => context.getNodeParameter(name, itemIndex, null, { rawExpressions: true });

/**
 * Reads a parameter of the node for one item and evaluates everything inside it once. Of a resource
 * locator it returns the value.
 *
 * @param messageTexts the parameters, and the keys inside of them, in whose texts merge tags are kept
 * @returns null if the parameter is hidden or was never set; null or undefined if its expression
 * has no value
 */
export function readParameter(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
	messageTexts: ReadonlySet<string> = new Set(),
): unknown {
	const resolve = (raw: unknown, isMessage: boolean): unknown => {
		if (typeof raw === 'string') return evaluate(context, raw, itemIndex, isMessage);
		if (Array.isArray(raw)) return raw.map((entry) => resolve(entry, isMessage));
		if (isLocator(raw)) return resolve(raw.value, isMessage);
		if (typeof raw !== 'object' || raw === null) return raw;
		const entries = Object.entries(raw).map(([key, value]) => [
			key,
			resolve(value, isMessage || messageTexts.has(key)),
		]);
		return Object.fromEntries(entries);
	};
	return resolve(rawParameter(context, name, itemIndex), messageTexts.has(name));
}

/** Reads a collection: an object of the fields that were added to it. */
export function readCollection(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
	messageTexts?: ReadonlySet<string>,
): Record<string, unknown> {
	return (readParameter(context, name, itemIndex, messageTexts) ?? {}) as Record<string, unknown>;
}

/** The same test as n8n's: JSON that was not written by the editor often lacks `__rl`. */
export const isLocator = (value: unknown): value is { mode: unknown; value: unknown } =>
	isObject(value) && 'mode' in value && 'value' in value;
