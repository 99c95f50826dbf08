import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { npm } from '../e2e/install';
import { stage } from '../e2e/progress';
import { dependencies } from './package.json';

const lock = join(__dirname, 'package-lock.json');
/** Copied there last, so a folder that has it is complete. */
const installed = join(__dirname, 'node_modules/installed-lock.json');

const isInstalled = existsSync(installed) && readFileSync(installed).equals(readFileSync(lock));

async function install() {
	const names = Object.entries(dependencies).map((entry) => entry.join(' '));
	await stage(`Installing ${names.join(' and ')} (about half a minute, 300 MB)`, () =>
		npm(['ci', '--ignore-scripts'], { cwd: __dirname }),
	);
	copyFileSync(lock, installed);
}

if (!isInstalled) {
	install().catch((error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
