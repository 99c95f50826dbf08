import type { IExecuteFunctions } from 'n8n-workflow';
import { ExpressionParser } from 'n8n-workflow';

type Chunk = ReturnType<typeof ExpressionParser.splitExpression>[number];

/** Words, then perhaps a fallback in quotes, which JSON escapes: `First Name`, `first_name|'there'`. */
const mergeTag = /^\s*([\p{L}\p{N}_ -]*\p{L}[\p{L}\p{N}_ -]*?)\s*(\|\s*('[^']*'|\\?"[^"]*")\s*)?$/u;
const javaScriptWords = new Set(['true', 'false', 'null', 'undefined']);

/** Whether the inside of a `{{ }}` is one of Saleshandy's merge tags rather than JavaScript. */
export function isMergeTag(code: string): boolean {
	const words = mergeTag.exec(code)?.[1];
	return words !== undefined && !javaScriptWords.has(words) && Number.isNaN(Number(words));
}

const unescaped = (text: string) => text.replace(/\\\{\{/g, '{{');

const isEscaped = (chunk: Chunk) => chunk.type === 'text' && chunk.text.includes('\\{{');
const isTag = (chunk: Chunk) =>
	chunk.type === 'code' && chunk.hasClosingBrackets && isMergeTag(chunk.text);

/**
 * Evaluates a raw parameter value as n8n would, but keeps merge tags as text: n8n would blank
 * `{{firstName}}` and fail on `{{First Name}}`. `\{{x}}` always means the literal `{{x}}`.
 *
 * @param raw the stored text; an expression if it begins with `=`
 * @returns a text, or any type if the value is one single expression
 */
export function evaluate(context: IExecuteFunctions, raw: string, itemIndex: number): unknown {
	if (!raw.startsWith('=')) return unescaped(raw);

	const template = raw.slice(1);
	const chunks = ExpressionParser.splitExpression(template);
	if (!chunks.some((chunk) => isEscaped(chunk) || isTag(chunk))) {
		return context.evaluateExpression(template, itemIndex);
	}

	return chunks
		.map((chunk) => {
			if (chunk.type === 'text') return unescaped(chunk.text);
			if (isTag(chunk)) return `{{${chunk.text}}}`;
			// Behind another character n8n makes a text of any value.
			const inText = ` ${ExpressionParser.joinExpression([chunk])}`;
			return String(context.evaluateExpression(inText, itemIndex)).slice(1);
		})
		.join('');
}
