import type { INodeParameters } from 'n8n-workflow';

/** The places of all values in parameters that a user can fill in or set by expression. */
export function leavesOf(parameters: unknown, path: string[] = []): string[][] {
	if (typeof parameters !== 'object' || parameters === null) return [path];
	return Object.entries(parameters)
		.filter(([key]) => !['__rl', 'mode', 'cachedResultName', 'schema'].includes(key))
		.flatMap(([key, value]) => leavesOf(value, [...path, key]));
}

/** A copy of parameters with another value in one place. */
export function withLeaf(
	parameters: INodeParameters,
	path: string[],
	value: unknown,
): INodeParameters {
	const copy = structuredClone(parameters);
	const parent = path.slice(0, -1).reduce((inner, key) => inner[key] as never, copy);
	(parent as Record<string, unknown>)[path.at(-1)!] = value;
	return copy;
}

/** The value in one place of parameters. */
export const leafAt = (parameters: INodeParameters, path: string[]): unknown =>
	path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], parameters);
