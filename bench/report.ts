import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const PAGE = join(__dirname, '../docs/performance.md');
const BEGIN = '<!-- measured by npm run bench -- --write -->';
const END = '<!-- the end of what was measured -->';

/** A Markdown table from its lines. */
export function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	const alignment = head.map((_, index) => (index === 0 ? '---' : '---:'));
	return [head, alignment, ...rows].map(line).join('\n');
}

export const fixed = (value: number, digits = 2) => value.toFixed(digits);

/** The machine and the day, as far as they say something about the numbers. */
export function circumstances(): string {
	const [{ model }] = cpus();
	const memory = Math.round(totalmem() / 2 ** 30);
	const day = new Date().toISOString().slice(0, 10);
	return `${day}, ${model.trim()}, ${cpus().length} cores, ${memory} GB, ${type()} ${arch()}, Node ${process.versions.node}`;
}

/** Aligns the tables, as the repository's formatter does. */
export async function formatted(markdown: string): Promise<string> {
	return await format(markdown, { ...(await resolveConfig(PAGE)), filepath: PAGE });
}

/** Puts what was measured into the page; the rest of it is written by hand and stays. */
export async function write(measured: string): Promise<void> {
	const page = readFileSync(PAGE, 'utf8');
	const [before] = page.split(BEGIN);
	const [, after] = page.split(END);
	if (after === undefined) throw new Error(`${PAGE} lacks the line ${END}`);
	writeFileSync(PAGE, await formatted([before, BEGIN, `\n${measured}\n`, END, after].join('')));
}
