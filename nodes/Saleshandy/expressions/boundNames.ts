import type { Token } from './tokens';
import { isWord, words } from './tokens';

const DECLARING = words('let const var function class');
const CONDITIONAL = words('if while for switch');

/**
 * The names that code binds itself: parameters, declarations and assignments inside a function. A name
 * that one function binds counts as bound everywhere.
 */
export function boundNames(tokens: Token[]): Set<string> {
	const bound = new Set<string>();
	let endOfPattern = 0;
	for (const [index, token] of tokens.entries()) {
		const { text, depth, end = 0 } = token;
		const before = tokens[index - 1]?.text;
		const next = tokens[index + 1]?.text;
		const afterEnd = tokens[end + 1]?.text;

		const hasBody = afterEnd === '=>' || (afterEnd === '{' && !CONDITIONAL.has(before));
		const isParameters = text === '(' && hasBody;
		const isDeclared = depth > 0 && DECLARING.has(before);
		if (isParameters || isDeclared) endOfPattern = Math.max(endOfPattern, end);

		const isBound =
			index < endOfPattern || isDeclared || next === '=>' || (depth > 0 && next === '=');
		if (isWord(token) && isBound) bound.add(text);
	}
	return bound;
}
