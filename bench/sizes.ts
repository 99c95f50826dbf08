import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { median } from './rounds';

const TIMES = 5;
const root = join(__dirname, '..');

export interface Size {
	name: string;
	/** Bytes of the description that the editor loads. */
	description: number;
	requireMilliseconds: number;
	/** Bytes of the packed files. */
	packed: number;
}

interface Entry {
	name: string;
	version: number | number[];
}

const newest = ({ version }: Entry) => Math.max(...[version].flat());

/** In a fresh process in which n8n's own modules are there already, as they are when n8n loads nodes. */
function requireMilliseconds(folder: string, path: string) {
	const script = `
		require('n8n-core');
		const started = performance.now();
		require(${JSON.stringify(path)});
		console.log(performance.now() - started);
		process.exit();`;
	const options = { cwd: folder, encoding: 'utf8' } as const;
	const times = Array.from({ length: TIMES }, () =>
		Number(execFileSync(process.execPath, ['-e', script], options)),
	);
	return median(times);
}

function packedBytes() {
	const packed = execFileSync('npm', ['pack', '--dry-run', '--json'], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return JSON.parse(packed)[0].size as number;
}

/** Nodes of n8n's own that a user would know. */
export function sizesOfOthers(n8nFolder: string): Size[] {
	const folder = join(n8nFolder, 'n8n');
	const dist = join(folder, 'node_modules/n8n-nodes-base/dist');
	const entries: Entry[] = JSON.parse(readFileSync(join(dist, 'types/nodes.json'), 'utf8'));
	const others = [
		['HubSpot', 'hubspot', 'nodes/Hubspot/Hubspot.node.js'],
		['Notion', 'notion', 'nodes/Notion/Notion.node.js'],
		['Lemlist', 'lemlist', 'nodes/Lemlist/Lemlist.node.js'],
	];
	return others.map(([title, name, file]) => {
		const versions = entries.filter((entry) => entry.name === name);
		const [latest] = versions.sort((a, b) => newest(b) - newest(a));
		const archive = execFileSync('tar', ['-czf', '-', '-C', dist, dirname(file)], {
			maxBuffer: 100_000_000,
		});
		return {
			name: `${title} ${newest(latest)}`,
			description: JSON.stringify(latest).length,
			requireMilliseconds: requireMilliseconds(folder, join(dist, file)),
			packed: archive.length,
		};
	});
}

/** This node, as it was built. */
export const ownSize = (description: object): Size => ({
	name: 'this node',
	description: JSON.stringify(description).length,
	requireMilliseconds: requireMilliseconds(
		root,
		join(root, 'dist/nodes/Saleshandy/Saleshandy.node.js'),
	),
	packed: packedBytes(),
});
