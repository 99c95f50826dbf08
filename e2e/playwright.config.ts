import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Debian's browser if it is there, else the one of `npx playwright install chromium`. */
const [executablePath] = ['/usr/bin/chromium'].filter(existsSync);

export default defineConfig({
	outputDir: 'artefacts',
	// One after another: all tests share one n8n.
	workers: 1,
	// A busy machine can be too slow for the editor once.
	retries: process.env.CI ? 1 : 0,
	timeout: 120_000,
	expect: { timeout: 30_000 },
	reporter: 'list',
	use: {
		actionTimeout: 30_000,
		testIdAttribute: 'data-test-id',
		viewport: { width: 1440, height: 900 },
		contextOptions: { reducedMotion: 'reduce' },
		launchOptions: { executablePath, args: ['--no-sandbox', '--disable-gpu'] },
		screenshot: 'only-on-failure',
	},
});
