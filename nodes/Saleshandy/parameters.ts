import type { IExecuteFunctions } from 'n8n-workflow';

import { isObject } from './checks';
import { evaluate } from './mergeTags';

/**
 * Reads a parameter of the node for one item, with everything inside it evaluated once and merge
 * tags kept. A resource locator gives its ID.
 *
 * @returns null if the parameter is hidden or was never set; null or undefined if its expression
 * has no value
 */
export function read(context: IExecuteFunctions, name: string, itemIndex: number): unknown {
	const raw: unknown = context.getNodeParameter(name, itemIndex, null, { rawExpressions: true });
	return resolve(context, raw, itemIndex);
}

/** Reads a collection: an object of the fields that were added to it. */
export function readCollection(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
): Record<string, unknown> {
	return (read(context, name, itemIndex) ?? {}) as Record<string, unknown>;
}

/** As n8n itself knows one: JSON that was not written by the editor often lacks `__rl`. */
export const isLocator = (value: unknown): value is { mode: unknown; value: unknown } =>
	isObject(value) && 'mode' in value && 'value' in value;

function resolve(context: IExecuteFunctions, raw: unknown, itemIndex: number): unknown {
	if (typeof raw === 'string') return evaluate(context, raw, itemIndex);
	if (Array.isArray(raw)) return raw.map((entry) => resolve(context, entry, itemIndex));
	if (isLocator(raw)) return resolve(context, raw.value, itemIndex);
	if (typeof raw !== 'object' || raw === null) return raw;
	return Object.fromEntries(
		Object.entries(raw).map(([key, value]) => [key, resolve(context, value, itemIndex)]),
	);
}
