import { isSafeObjectProperty } from 'n8n-workflow';

/** The keys of a path into the item: `a` and `b c` of `$json.a["b c"]`. */
export type Path = readonly string[];

/** A value that only n8n can evaluate. */
export const UNKNOWN = Symbol('unknown');

// Only forms that all of n8n's expression engines read alike.
const KEY =
	/\??\.([A-Za-z_]\w*)|(?:\?\.)?\[(?:(0|[1-9]\d{0,8})|"([^"\\{}\n\r\u2028\u2029]*)"|'([^'\\{}\n\r\u2028\u2029]*)')\]/g;
const PATH = new RegExp(String.raw`^[ \t\r\n]*\$json((?:${KEY.source})+)[ \t\r\n]*$`);

const MAX_KEYS = 20;
/** n8n rejects these, or returns something that is not in the item. */
const RESERVED = /constructor|prototype|^globalThis$|^__/;
const isSafe = (key: string) =>
	!RESERVED.test(key) && !(key in Object.prototype) && isSafeObjectProperty(key);

/** The path that code consists of: `$json.a`, `$json["First Name"]`, `$json.list[0]`. */
export function pathOf(code: string): Path | undefined {
	const steps = PATH.exec(code)?.[1];
	if (steps === undefined) return undefined;
	const keys = [...steps.matchAll(KEY)].map(
		([, name, index, double, single]) => name ?? index ?? double ?? single,
	);
	return keys.length <= MAX_KEYS && keys.every(isSafe) ? keys : undefined;
}

/**
 * Reads a text, number, boolean, null or undefined, which all of n8n's engines return alike. Other
 * values they copy, wrap or reject, each in its own way.
 *
 * @returns UNKNOWN if n8n has to evaluate the path
 */
export function lookUp(json: unknown, path: Path): unknown {
	try {
		let value = json;
		for (const key of path) {
			if (value === undefined || value === null) return undefined;
			if (!isData(value, key)) return UNKNOWN;
			value = Object.hasOwn(value, key) ? value[key] : undefined;
		}
		return isPrimitive(value) ? value : UNKNOWN;
	} catch {
		// n8n handles a getter that throws.
		return UNKNOWN;
	}
}

/** Whether a key of this value is data, and not inherited from its type. */
function isData(value: unknown, key: string): value is Record<string, unknown> {
	if (Array.isArray(value)) return key === 'length' || /^\d+$/.test(key);
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || prototype === Object.prototype;
}

const isPrimitive = (value: unknown) =>
	value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
