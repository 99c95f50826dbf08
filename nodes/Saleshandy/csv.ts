/** A quoted cell, which may contain line breaks and doubled quotes, or a plain one; then its separator. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^,\r\n]*))(,|\r\n|\r|\n|$)/y;

/** The rows of a CSV file (RFC 4180), without empty lines. A byte order mark is ignored. */
export function parseCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	for (CELL.lastIndex = text.startsWith('\uFEFF') ? 1 : 0; ;) {
		const [, quoted, plain, end] = CELL.exec(text)!;
		row.push(quoted?.replaceAll('""', '"') ?? plain);
		if (end === ',') continue;
		if (row.length > 1 || row[0] !== '') rows.push(row);
		if (end === '') return rows;
		row = [];
	}
}
