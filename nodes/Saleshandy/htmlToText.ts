import { isBlank } from './checks';

/** A comment, a tag, or text. Written so that every input is processed in linear time. */
const PARTS =
	/<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*(?::[a-z]+)?)(?=[\s/>])[^<>]*>|<[!?][^<>]*>|[^<]+|</gi;
const HIDDEN = /^(script|style|title)$/i;
const BLOCK = /^(blockquote|br|div|h[1-6]|li|ol|p|t[dhr]|table|ul)$/i;

/** The text of an email's HTML as a person reads it: without markup, each block on its own line. */
export function htmlToText(html: string): string {
	if (!/<[a-z!/]/i.test(html)) return decoded(html).trim();
	let text = '';
	let hiddenIn: string | undefined;
	for (const [part, slash, tag] of html.matchAll(PARTS)) {
		if (hiddenIn) {
			if (slash && tag?.toLowerCase() === hiddenIn) hiddenIn = undefined;
		} else if (tag) {
			if (!slash && HIDDEN.test(tag)) hiddenIn = tag.toLowerCase();
			else if (BLOCK.test(tag)) text += '\n';
		} else if (!/^<[!?]/.test(part)) {
			text += part.replace(/\s+/g, ' ');
		}
	}
	const lines = text.split('\n').map((line) => decoded(line).replace(/\s+/g, ' ').trim());
	return lines
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Whether HTML shows nothing: no text and no image. */
export const isBlankHtml = (html: string) => isBlank(htmlToText(html)) && !/<img\b/i.test(html);

const NAMED: Record<string, string> = {
	amp: '&',
	apos: "'",
	gt: '>',
	lt: '<',
	nbsp: ' ',
	quot: '"',
};

const decoded = (text: string) =>
	text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (entity, decimal, hex, name) => {
		if (name) return Object.hasOwn(NAMED, name) ? NAMED[name] : entity;
		const code = decimal ? Number(decimal) : parseInt(hex, 16);
		return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
	});
