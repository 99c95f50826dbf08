import { isMergeTag } from './mergeTags';
import type { Path } from './paths';
import { pathOf } from './paths';

/** An expression in a parameter, such as `Hi {{ $json.name }}`. */
interface Template {
	/** What n8n evaluates. */
	expression: string;
	/** Its texts and paths into the item; undefined if it has other code, which only n8n can evaluate. */
	parts?: Array<string | Path>;
}

interface Code {
	/** The code with its braces. */
	source: string;
	path?: Path;
}

/** `\{{`, or `{{ }}`. Like in n8n, code ends at the next `}}`, even inside quotes or an object. */
const BRACES = /\\\{\{|\{\{(?<code>(?:\\\}\}|[^])*?)(?:(?<end>\}\})|$)/g;

/** An expression that follows n8n's rules. */
export function n8nTemplate(expression: string): Template {
	const pieces = split(expression, () => false);
	const isKept = pieces.every((piece) => typeof piece !== 'string' || isKeptByN8n(piece));
	return { expression, parts: isKept ? partsOf(pieces) : undefined };
}

/**
 * An expression of a message: merge tags are text, `\{{` means `{{`, and n8n changes nothing outside
 * of its own code.
 */
export function messageTemplate(expression: string): Template {
	const pieces = split(expression, isMergeTag);
	const sources = pieces.map((piece) => {
		if (typeof piece !== 'string') return piece.source;
		return isKeptByN8n(piece) ? piece : literal(piece);
	});
	return { expression: sources.join(''), parts: partsOf(pieces) };
}

function split(expression: string, isText: (code: string) => boolean): Array<string | Code> {
	const pieces: Array<string | Code> = [];
	let text = '';
	let position = 0;
	for (const { 0: source, index, groups } of expression.matchAll(BRACES)) {
		const { code, end } = groups!;
		text += expression.slice(position, index);
		position = index + source.length;
		if (code === undefined) text += '{{';
		// n8n would drop braces at the very end.
		else if (!end && code.trim() === '') text += source;
		else if (isText(code.replaceAll('\\}}', '}}'))) text += source;
		else {
			pieces.push(text, { source, path: pathOf(code) });
			text = '';
		}
	}
	pieces.push(text + expression.slice(position));
	return pieces.filter((piece) => piece !== '');
}

function partsOf(pieces: Array<string | Code>): Template['parts'] {
	const parts = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.path));
	return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** n8n halves backslashes, evaluates braces and rejects this word. */
const isKeptByN8n = (text: string) => !/\\|\{\{|\.\s*constructor/.test(text);

/** Code that returns a text, so that n8n leaves it as it is. */
function literal(text: string): string {
	const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
	return `{{ "${text.replace(/[^\w ]/g, escape)}" }}`;
}
