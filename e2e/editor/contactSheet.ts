import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

export interface Picture {
	caption: string;
	path: string;
}

/** One picture of many, each under its caption. */
export async function contactSheet(
	browser: Browser,
	pictures: Picture[],
	path: string,
	{ columns = 5, columnPx = 300 } = {},
) {
	const width = columns * (columnPx + 16) + 16;
	const page = await browser.newPage({ viewport: { width, height: 600 } });
	const figures = pictures.map(({ caption, path }) => {
		const data = readFileSync(path).toString('base64');
		return `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
	});
	await page.setContent(`<style>
		body { margin: 0; padding: 16px; background: #fff; font: 600 15px sans-serif;
			display: grid; gap: 16px; grid-template-columns: repeat(${columns}, ${columnPx}px); }
		figure { margin: 0 }
		figcaption { padding-bottom: 6px }
		img { width: 100%; border: 1px solid #ccc; box-sizing: border-box }
	</style>${figures.join('')}`);
	await page.screenshot({ path, fullPage: true });
	await page.close();
}
