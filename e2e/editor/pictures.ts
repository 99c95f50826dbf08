import type { Browser } from '@playwright/test';

/** A picture and what it shows. */
export interface Picture {
	caption: string;
	image: Buffer;
}

/** How pictures are laid out: in so many columns of so many pixels. */
export interface Grid {
	columns: number;
	width: number;
}

/** Draws pictures next to each other into one file, each under its caption. */
export async function drawPictures(
	browser: Browser,
	path: string,
	pictures: Picture[],
	{ columns, width }: Grid,
) {
	const figures = pictures.map(({ caption, image }) => {
		const source = `data:image/png;base64,${image.toString('base64')}`;
		return `<figure><figcaption>${caption}</figcaption><img src="${source}"></figure>`;
	});
	// The page is at least as high as its window.
	const viewport = { width: columns * (width + 16) + 16, height: 100 };
	const page = await browser.newPage({ viewport });
	await page.setContent(`<style>
		body { margin: 0; padding: 16px; background: #fff; font: 600 15px sans-serif;
			display: grid; gap: 16px; grid-template-columns: repeat(${columns}, ${width}px); }
		figure { margin: 0 }
		figcaption { padding-bottom: 6px }
		img { width: 100%; border: 1px solid #ccc; box-sizing: border-box }
	</style>${figures.join('')}`);
	await page.screenshot({ path, fullPage: true });
	await page.close();
}
