/** A token of JavaScript. A literal is a string, a number, a regular expression or a part of a template. */
export interface Token {
	kind: 'identifier' | 'operator' | 'statement' | 'literal' | 'punctuator';
	/** Empty for a literal. */
	text: string;
	/** How many brackets it is in. */
	depth: number;
	isOnNewLine: boolean;
	/** For an opening bracket: the index of its closing bracket. */
	end?: number;
}

export const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Keywords of expressions. */
const OPERATORS = words('typeof void delete new in instanceof await async function class');
/** Keywords of statements, which an expression can only have inside a function. */
const STATEMENTS = words(`
	let const var return throw case default if else for of while do try catch finally switch break
	continue extends yield`);

const BLANK = /\s+|\/\/.*|\/\*(?:[^*]|\*(?!\/))*\*\//u;
const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/u;
const NUMBER =
	/(?:0[xXoObB][\da-fA-F_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)n?(?![\p{ID_Continue}$])/u;
const STRING = /"(?:[^"\\\n\r]|\\[^])*"|'(?:[^'\\\n\r]|\\[^])*'/u;
const REGEX = /\/(?![*/])(?:[^/\\[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+\/[a-z]*/u;
const PUNCTUATOR = /=>|\?\.(?!\d)|\.{3}|[-+*%&|^<>?!=]=+|[-+*%&|^<>?:;,.~!=()[\]{}`]/u;
const DIVISION = /\/(?!\*)/u;

const anyOf = (...patterns: RegExp[]) => patterns.map(({ source }) => source).join('|');
const tokenPattern = (literals: RegExp[], punctuators: RegExp[]) =>
	new RegExp(
		`(?<blank>${BLANK.source})|(?<word>${WORD.source})|(?<literal>${anyOf(...literals)})|(?<punctuator>${anyOf(...punctuators)})`,
		'uy',
	);
/** A slash after an operand is a division; elsewhere it starts a regular expression. */
const AFTER_OPERAND = tokenPattern([NUMBER, STRING], [PUNCTUATOR, DIVISION]);
const ELSEWHERE = tokenPattern([NUMBER, STRING, REGEX], [PUNCTUATOR]);
/** Text of a template literal, up to its end or to the next expression in it. */
const TEMPLATE_TEXT = /(?:[^`\\$]|\\[^]|\$(?!\{))*(?<end>`|\$\{)/y;

const CLOSED_BY: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

export const isWord = ({ kind }: Token) => kind !== 'punctuator' && kind !== 'literal';
export const isOperand = (token?: Token) =>
	token?.kind === 'identifier' || token?.kind === 'literal';
const endsOperand = (token?: Token) => isOperand(token) || /^[)\]}`]$/.test(token?.text ?? '');

/**
 * Splits code into JavaScript's tokens, in linear time. A template literal becomes a pair of brackets,
 * the backticks, around its texts and expressions with commas between them.
 *
 * @returns undefined if the code cannot be JavaScript
 */
export function tokensOf(code: string): Token[] | undefined {
	const tokens: Token[] = [];
	const open: Token[] = [];
	let position = 0;
	let isOnNewLine = false;

	const next = (pattern: RegExp) => {
		pattern.lastIndex = position;
		const groups = pattern.exec(code)?.groups;
		if (groups) position = pattern.lastIndex;
		return groups;
	};
	const add = (kind: Token['kind'], text = '') => {
		const token = { kind, text, depth: open.length, isOnNewLine };
		isOnNewLine = false;
		tokens.push(token);
		return token;
	};
	const close = (bracket: string) => {
		const opening = open.pop();
		if (opening) opening.end = tokens.length;
		add('punctuator', bracket);
		return opening?.text;
	};

	while (position < code.length) {
		const token = next(endsOperand(tokens.at(-1)) ? AFTER_OPERAND : ELSEWHERE);
		if (!token) return undefined;
		const { blank, word, literal, punctuator } = token;
		const continuesTemplate = punctuator === '}' && open.at(-1)?.text === '`';

		if (blank) isOnNewLine ||= /[\n\r]/.test(blank);
		else if (word) add(kindOf(word), word);
		else if (literal) add('literal');
		else if (punctuator === '`' || continuesTemplate) {
			if (continuesTemplate) add('punctuator', ',');
			else open.push(add('punctuator', punctuator));
			const text = next(TEMPLATE_TEXT);
			if (!text) return undefined;
			add('literal');
			if (text.end === '`') close('`');
			else add('punctuator', ',');
		} else if (punctuator in CLOSED_BY) open.push(add('punctuator', punctuator));
		else if (/[)\]}]/.test(punctuator)) {
			if (CLOSED_BY[close(punctuator) ?? ''] !== punctuator) return undefined;
		} else add('punctuator', punctuator);
	}
	return open.length === 0 ? tokens : undefined;
}

function kindOf(word: string) {
	if (OPERATORS.has(word)) return 'operator';
	return STATEMENTS.has(word) ? 'statement' : 'identifier';
}
