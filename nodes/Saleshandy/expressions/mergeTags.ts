import { boundNames } from './boundNames';
import { GLOBALS, usesVariable, VALUES } from './n8nNames';
import type { Token } from './tokens';
import { isOperand, isWord, tokensOf } from './tokens';

/**
 * Whether the code in a `{{ }}` is a Saleshandy merge tag. It is n8n's if it uses one of n8n's
 * variables, or if it can be JavaScript and n8n knows every name in it:
 *
 * - `First Name` is a merge tag: two names in a row are not JavaScript.
 * - `R&D` is a merge tag: n8n doesn't know the names.
 * - `[1, 2].map(x => x * 2)` is n8n's: the code binds `x` itself.
 * - `$json. ` is n8n's: a typing error must be reported, not sent.
 *
 * n8n-workflow exports no parser, so this looks at the tokens. Blank code is n8n's, which rejects it.
 */
export function isMergeTag(code: string): boolean {
	if (code.trim() === '') return false;
	const tokens = tokensOf(code);
	// `$json` inside a string is not a variable. Code that is not JavaScript has no strings.
	const codeWithoutStrings = tokens?.map(({ text }) => text || '""').join(' ') ?? code;
	if (usesVariable(codeWithoutStrings)) return false;
	return !tokens || !isKnown(tokens);
}

/** Whether the tokens can be an expression in which n8n knows every name. */
function isKnown(tokens: Token[]): boolean {
	const bound = boundNames(tokens);
	const hasValue = tokens.some((token) => isOperand(token) || /^[[{]$/.test(token.text));
	const isFitting = tokens.every((token, index) => {
		const before = tokens[index - 1];
		const next = tokens[index + 1];
		const isProperty = index > 1 && /^\??\.$/.test(before.text);
		const isKey = /^[{,]$/.test(before?.text) && next?.text === ':';
		if (isProperty || isKey) return true;

		switch (token.kind) {
			case 'punctuator':
				return true;
			case 'statement':
				return token.depth > 0;
			case 'operator':
				return hasOperands(token, before, next);
			case 'literal':
				return !startsOperand(next);
			case 'identifier':
				return !startsOperand(next) && (bound.has(token.text) || isGlobal(token, before, next));
		}
	});
	return hasValue && isFitting;
}

function hasOperands({ text }: Token, before?: Token, next?: Token) {
	if (text === 'in' || text === 'instanceof') return before && next;
	if (text === 'new') return next && (isWord(next) || next.text === '(');
	return true;
}

/** Whether an operand follows another one in the same statement, as words do in a label. */
const startsOperand = (next?: Token) => isOperand(next) && !(next?.isOnNewLine && next.depth > 0);

/** `Date` or `zip` alone is more likely a label than n8n's function. */
function isGlobal({ text, depth }: Token, before?: Token, next?: Token) {
	const isUsed =
		depth > 0 ||
		/^(\??\.|[([`])$/.test(next?.text ?? '') ||
		/^(new|instanceof)$/.test(before?.text ?? '');
	return VALUES.has(text) || /^\$[\p{L}_]/u.test(text) || (GLOBALS.has(text) && isUsed);
}
