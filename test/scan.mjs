// The community scanner's lint leg, on the sources and on the unpacked tarball. The scanner itself
// only takes packages that are published.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'scan-'));
try {
	const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', scratch], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});
	const [{ filename }] = JSON.parse(packed);
	execFileSync('tar', ['-xzf', filename], { cwd: scratch });

	const legs = [
		['sources', process.cwd(), SOURCE_FILE_PATTERNS],
		['tarball', join(scratch, 'package'), ['**/*.js', 'package.json']],
	];
	for (const [name, directory, patterns] of legs) {
		const { passed, message = '', details = '' } = await analyzePackage(directory, patterns);
		console.log(`scan of the ${name}: ${passed ? 'passed' : `failed. ${message}\n${details}`}`);
		if (!passed) process.exitCode = 1;
	}
} finally {
	rmSync(scratch, { recursive: true, force: true });
}
