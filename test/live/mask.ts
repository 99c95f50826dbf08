import type { Contract } from '../emulator/contract';

/**
 * Keeps the words that the contract itself uses, in names and explanations, and replaces all others:
 * what is left holds nothing of an account.
 */
export function masker({ document }: Contract) {
	const words = new Set<string>();
	const add = (text: string) => {
		for (const word of text.match(WORD) ?? []) words.add(word.toLowerCase());
	};
	const collect = (value: unknown, key = '') => {
		if (EXAMPLES.test(key)) return;
		if (typeof value === 'string') add(value);
		if (typeof value !== 'object' || value === null) return;
		for (const [inner, content] of Object.entries(value)) {
			add(inner);
			collect(content, inner);
		}
	};
	collect(document);
	add(ALSO_IN_MESSAGES);
	return (text: string) =>
		text
			.slice(0, MAX_LENGTH)
			.replace(WORD, (word) => (words.has(word.toLowerCase()) ? word : '…'))
			.replace(/(…[^\p{L}]*)+/gu, '… ')
			.trim();
}

const WORD = /[\p{L}\p{N}_]+/gu;
const EXAMPLES = /^(examples?|externalDocs|servers)$/;
const MAX_LENGTH = 200;
const ALSO_IN_MESSAGES =
	'must be a an integer number string boolean array object valid value allowed have required property should not exist empty invalid match equal than';
