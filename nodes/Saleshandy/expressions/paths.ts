import { isSafeObjectProperty } from 'n8n-workflow';

/** The keys of a path into the item: `a` and `b c` of `$json.a["b c"]`. */
export type Path = readonly string[];

/** Anything that n8n has to evaluate itself. */
export const UNKNOWN = Symbol('unknown');

// Only forms that mean the same in all of n8n's expression engines.
const KEY =
	/\??\.([A-Za-z_]\w*)|(?:\?\.)?\[(?:(0|[1-9]\d{0,8})|"([^"\\{}\n\r\u2028\u2029]*)"|'([^'\\{}\n\r\u2028\u2029]*)')\]/g;
const PATH = new RegExp(String.raw`^[ \t\r\n]*\$json((?:${KEY.source})+)[ \t\r\n]*$`);

const MAX_KEYS = 20;
/** n8n refuses these, or answers with something that is not the item's. */
const RESERVED = /constructor|prototype|^globalThis$|^__/;
const isSafe = (key: string) =>
	!RESERVED.test(key) && !(key in Object.prototype) && isSafeObjectProperty(key);

/** The path that code consists of: `$json.a`, `$json["First Name"]`, `$json.list[0]`. */
export function pathOf(code: string): Path | undefined {
	const steps = PATH.exec(code)?.[1];
	if (steps === undefined) return undefined;
	const keys = [...steps.matchAll(KEY)].map(
		([, name, index, ...texts]) => name ?? index ?? texts.find((text) => text !== undefined),
	);
	return keys.length <= MAX_KEYS && keys.every(isSafe) ? keys : undefined;
}

/**
 * The text, number, boolean, null or undefined at a path, which is the same in all of n8n's engines.
 * Everything else they copy, wrap or refuse, each in its own way.
 */
export function lookUp(json: unknown, path: Path): unknown {
	try {
		let value = json;
		for (const key of path) {
			if (value === undefined || value === null) return undefined;
			if (!isStored(value, key)) return UNKNOWN;
			value = Object.hasOwn(value, key) ? value[key] : undefined;
		}
		return isPrimitive(value) ? value : UNKNOWN;
	} catch {
		return UNKNOWN; // a getter threw, which n8n handles
	}
}

/** Whether all that a value can have at this key is what was stored there. */
function isStored(value: unknown, key: string): value is Record<string, unknown> {
	if (Array.isArray(value)) return key === 'length' || /^\d+$/.test(key);
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || prototype === Object.prototype;
}

const isPrimitive = (value: unknown) =>
	value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
