/** A token of JavaScript. A literal is a text, a number, a regular expression or a part of a template. */
export interface Token {
	kind: 'name' | 'operator' | 'statement' | 'literal' | 'mark';
	/** Empty for a literal. */
	text: string;
	/** How many brackets it is in. */
	depth: number;
	isOnNewLine: boolean;
	/** Of an opening bracket: the index of its closing one. */
	end?: number;
}

export const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Keywords that stand in expressions. */
const OPERATORS = words('typeof void delete new in instanceof await async function class');
/** Keywords that stand in the body of a function only. */
const STATEMENTS = words(`
	let const var return throw case default if else for of while do try catch finally switch break
	continue extends yield`);

const BLANK = /\s+|\/\/.*|\/\*(?:[^*]|\*(?!\/))*\*\//u;
const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/u;
const NUMBER =
	/(?:0[xXoObB][\da-fA-F_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)n?(?![\p{ID_Continue}$])/u;
const TEXT = /"(?:[^"\\\n\r]|\\[^])*"|'(?:[^'\\\n\r]|\\[^])*'/u;
const REGEX = /\/(?![*/])(?:[^/\\[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+\/[a-z]*/u;
const MARK = /=>|\?\.(?!\d)|\.{3}|[-+*%&|^<>?!=]=+|[-+*%&|^<>?:;,.~!=()[\]{}`]/u;
const DIVISION = /\/(?!\*)/u;

const anyOf = (...patterns: RegExp[]) => patterns.map(({ source }) => source).join('|');
const tokenPattern = (literals: RegExp[], marks: RegExp[]) =>
	new RegExp(
		`(?<blank>${BLANK.source})|(?<word>${WORD.source})|(?<literal>${anyOf(...literals)})|(?<mark>${anyOf(...marks)})`,
		'uy',
	);
/** A slash divides what is before it; where nothing is, it begins a regular expression. */
const AFTER_OPERAND = tokenPattern([NUMBER, TEXT], [MARK, DIVISION]);
const ELSEWHERE = tokenPattern([NUMBER, TEXT, REGEX], [MARK]);
/** Text of a template, up to its end or to an expression in it. */
const TEMPLATE_TEXT = /(?:[^`\\$]|\\[^]|\$(?!\{))*(?<end>`|\$\{)/y;

const CLOSED_BY: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

export const isWord = ({ kind }: Token) => kind !== 'mark' && kind !== 'literal';
export const isOperand = (token?: Token) => token?.kind === 'name' || token?.kind === 'literal';
const endsOperand = (token?: Token) => isOperand(token) || /^[)\]}`]$/.test(token?.text ?? '');

/**
 * Splits code into the tokens of JavaScript, in time linear in its length. A template literal becomes
 * a pair of backticks around its texts and expressions, with commas between them.
 *
 * @returns undefined if the code is not JavaScript, or its brackets do not match
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
	const close = (mark: string) => {
		const opening = open.pop();
		if (opening) opening.end = tokens.length;
		add('mark', mark);
		return opening?.text;
	};

	while (position < code.length) {
		const token = next(endsOperand(tokens.at(-1)) ? AFTER_OPERAND : ELSEWHERE);
		if (!token) return undefined;
		const { blank, word, literal, mark } = token;
		const continuesTemplate = mark === '}' && open.at(-1)?.text === '`';

		if (blank) isOnNewLine ||= /[\n\r]/.test(blank);
		else if (word) add(kindOf(word), word);
		else if (literal) add('literal');
		else if (mark === '`' || continuesTemplate) {
			if (continuesTemplate) add('mark', ',');
			else open.push(add('mark', mark));
			const text = next(TEMPLATE_TEXT);
			if (!text) return undefined;
			add('literal');
			if (text.end === '`') close('`');
			else add('mark', ',');
		} else if (mark in CLOSED_BY) open.push(add('mark', mark));
		else if (/[)\]}]/.test(mark)) {
			if (CLOSED_BY[close(mark) ?? ''] !== mark) return undefined;
		} else add('mark', mark);
	}
	return open.length === 0 ? tokens : undefined;
}

function kindOf(word: string) {
	if (OPERATORS.has(word)) return 'operator';
	return STATEMENTS.has(word) ? 'statement' : 'name';
}
