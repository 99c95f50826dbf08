import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { nodeOf } from './client';
import { median } from './comparison';
import { fixed, kilobytes, table } from './report';

const root = join(__dirname, '..');

/** Nodes of n8n's own that a user would know. */
const OTHERS = ['Hubspot/Hubspot.node.js', 'Notion/Notion.node.js', 'Lemlist/Lemlist.node.js'];

/** The size of the description that the editor loads, and the time to load the node, beside others. */
export function sizeTable(n8nFolder: string) {
	const node = nodeOf(n8nFolder);
	const n8nNodes = join(n8nFolder, 'node_modules/n8n-nodes-base/dist/nodes');
	const pack = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: root });
	const packed = kilobytes(JSON.parse(pack.toString())[0].size);
	return table(
		[`Size (tarball ${packed})`, 'description', 'require, ms'],
		[
			row(node, root, join(root, 'dist/nodes/Saleshandy/Saleshandy.node.js')),
			...OTHERS.map((file) => row(node, n8nFolder, join(n8nNodes, file))),
		],
	);
}

/** In fresh processes in which n8n's own modules are there already, as they are when n8n loads nodes. */
function row(node: string, cwd: string, path: string) {
	const script = `
		require('n8n-core');
		const started = performance.now();
		const [Node] = Object.values(require(${JSON.stringify(path)}));
		const milliseconds = performance.now() - started;
		const { description, nodeVersions, currentVersion } = new Node();
		const newest = nodeVersions?.[currentVersion].description ?? description;
		console.log(JSON.stringify([description.displayName, JSON.stringify(newest).length, milliseconds]));
		process.exit();`;
	const load = (): [string, number, number] =>
		JSON.parse(execFileSync(node, ['-e', script], { cwd }).toString());
	const loads = Array.from({ length: 5 }, load);
	const [[name, description]] = loads;
	return [name, kilobytes(description), fixed(median(loads.map(([, , time]) => time)), 0)];
}
