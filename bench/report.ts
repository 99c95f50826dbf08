import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const PAGE = join(__dirname, '../docs/performance.md');
const MEASURED = /(<!-- measured by .*-->)[^]*(<!-- the end of what was measured -->)/;

export const fixed = (value: number, digits = 2) =>
	value.toFixed(digits).replace(/^-(?=0\.?0*$)/, '');
export const kilobytes = (bytes: number) => `${fixed(bytes / 1000, 1)} kB`;

/** A Markdown table. */
export function table(head: string[], rows: string[][]): string {
	const alignment = head.map((_, index) => (index === 0 ? '---' : '---:'));
	return [head, alignment, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Replaces the tables of the page; the rest of it is written by hand and stays. */
export async function write(measured: string): Promise<void> {
	const page = readFileSync(PAGE, 'utf8').replace(MEASURED, `$1\n\n${measured}\n\n$2`);
	writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}
