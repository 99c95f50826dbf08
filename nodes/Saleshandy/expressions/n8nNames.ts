import { words } from './tokens';

/** n8n's names without a `$`, the same in all of its expression engines. */
export const GLOBALS = words(`
	Object Array Number String Boolean Symbol BigInt Math JSON Date DateTime Duration Interval Intl RegExp
	Map Set WeakMap WeakSet Error EvalError RangeError ReferenceError SyntaxError TypeError URIError Atomics
	ArrayBuffer SharedArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array
	Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array parseInt parseFloat isNaN
	isFinite encodeURI encodeURIComponent decodeURI decodeURIComponent process min max not average numberList
	zip toPathSegment`);

export const VALUES = words('true false null undefined NaN Infinity');

/** n8n's names after a `$`. The list leaves out those that a label may have, such as `$mode`. */
const VARIABLES = words(`
	json binary data input item items node parameter workflow execution executionId prevNode runIndex
	itemIndex now today env vars secrets fromAI fromAi fromai jmesPath jmespath if ifEmpty min max average
	not tool evaluateExpression getPairedItem nodeVersion agentInfo`);

const VARIABLE = new RegExp(
	String.raw`(?<![\p{ID_Continue}$])\$(?:${[...VARIABLES].join('|')})(?![\p{ID_Continue}$])`,
	'u',
);
/** `$('Node')`, even if JSON escapes the quotes. */
const OTHER_NODE = /(?<![\p{ID_Continue}$])\$\s*\(\s*["'`\\(]/u;

export const usesVariable = (code: string) => VARIABLE.test(code) || OTHER_NODE.test(code);
