import { boundNames } from './boundNames';
import { GLOBALS, usesVariable, VALUES } from './n8nNames';
import type { Token } from './tokens';
import { isOperand, isWord, tokensOf } from './tokens';

/**
 * Whether the inside of a `{{ }}` is one of Saleshandy's merge tags. It is n8n's if it uses one of
 * n8n's variables, whose typing errors must be reported, or if it is JavaScript without an unknown
 * name. Nothing at all is n8n's.
 */
export function isMergeTag(code: string): boolean {
	if (code.trim() === '') return false;
	const tokens = tokensOf(code);
	// A variable's name may be part of a text, which is no use of it.
	const codeWithoutTexts = tokens?.map(({ text }) => text || '""').join(' ');
	if (usesVariable(codeWithoutTexts ?? code)) return false;
	return !tokens || !isKnown(tokens);
}

/** Whether tokens can be an expression of n8n in which every name is known. */
function isKnown(tokens: Token[]): boolean {
	const bound = boundNames(tokens);
	const hasValue = tokens.some((token) => isOperand(token) || /^[[{]$/.test(token.text));
	return (
		hasValue &&
		tokens.every((token, index) => {
			const before = tokens[index - 1];
			const next = tokens[index + 1];
			const isProperty = index > 1 && /^\??\.$/.test(before.text);
			const isKey = /^[{,]$/.test(before?.text) && next?.text === ':';
			if (isProperty || isKey) return true;

			switch (token.kind) {
				case 'mark':
					return true;
				case 'statement':
					return token.depth > 0;
				case 'operator':
					return hasOperands(token, before, next);
				case 'literal':
					return !isSideBySide(next);
				case 'name':
					return !isSideBySide(next) && (bound.has(token.text) || isGlobal(token, before, next));
			}
		})
	);
}

function hasOperands({ text }: Token, before?: Token, next?: Token) {
	if (text === 'in' || text === 'instanceof') return before && next;
	if (text === 'new') return next && (isWord(next) || next.text === '(');
	return true;
}

/** Two operands in a row are words of a label, unless a statement ended between them. */
const isSideBySide = (next?: Token) => isOperand(next) && !(next!.isOnNewLine && next!.depth > 0);

/** A mere `Date` or `zip` is rather the label of a column than n8n's function. */
function isGlobal({ text, depth }: Token, before?: Token, next?: Token) {
	const isUsed =
		depth > 0 ||
		/^(\??\.|[([`])$/.test(next?.text ?? '') ||
		/^(new|instanceof)$/.test(before?.text ?? '');
	return VALUES.has(text) || /^\$[\p{L}_]/u.test(text) || (GLOBALS.has(text) && isUsed);
}
