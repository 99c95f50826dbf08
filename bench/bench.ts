import '../test/engine/env';
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';

import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { runNode } from '../test/engine';
import { createStep } from '../test/parameters';
import { MinimalNode } from './minimalNode';

// Prints sizes, and the CPU time per item beside what it is to be compared with. Ratios are formed
// within a round; the median round counts, for the machine is never quiet.

const ITEMS = 1_000;
const ROUNDS = 7;
const root = join(__dirname, '..');

const items = Array.from({ length: ITEMS }, (_, index) => ({
	json: {
		sequenceId: 'kP3vN8sQ2d',
		day: (index % 999) + 1,
		subject: `Subject ${index}`,
		content: `<p>Content ${index}</p>`,
		preheader: `Preheader ${index}`,
	},
}));

/** Five expressions, as a workflow that personalises every item has them. */
const parameters = createStep('={{ $json.sequenceId }}', {
	channel: 'Email',
	absoluteDays: '={{ $json.day }}',
	emailVariants: {
		variant: [
			{
				subject: '={{ $json.subject }}',
				content: '={{ $json.content }}',
				preheader: '={{ $json.preheader }}',
			},
		],
	},
});

const runOf = (type: INodeType) => async (baseUrl: string) => {
	const { items: output, error } = await runNode({ baseUrl, apiKey: 'key' }, parameters, {
		items,
		type,
	});
	if (error || output.length !== ITEMS) throw error ?? new Error(`${output.length} items`);
};

async function fetchLoop(baseUrl: string) {
	for (const { json } of items) {
		const { sequenceId, day, ...payload } = json;
		const response = await fetch(`${baseUrl}/sequences/${sequenceId}/steps`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-api-key': 'key' },
			body: JSON.stringify({ type: 1, absoluteDays: day, variants: [{ payload }] }),
		});
		await response.json();
	}
}

const contenders = {
	'fetch loop': fetchLoop,
	'minimal node': runOf(new MinimalNode()),
	'this node': runOf(new Saleshandy()),
};
type Name = keyof typeof contenders;

async function cpuMicroseconds(run: () => Promise<void>) {
	const before = process.cpuUsage();
	await run();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / ITEMS;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function perItem() {
	const server = fork(join(__dirname, 'server.ts'), { execArgv: ['--import', 'tsx'] });
	const [port] = await once(server, 'message');
	const baseUrl = `http://127.0.0.1:${port}/v1`;
	const names = Object.keys(contenders) as Name[];
	for (const name of names) await contenders[name](baseUrl);

	const rounds: Array<Record<Name, number>> = [];
	for (let round = 0; round < ROUNDS; round++) {
		const measured = {} as Record<Name, number>;
		// Another order each round, so that nobody always runs on a warm or a full heap.
		const order = names.map((_, index) => names[(index + round) % names.length]);
		for (const name of order) {
			measured[name] = await cpuMicroseconds(() => contenders[name](baseUrl));
		}
		rounds.push(measured);
	}
	server.kill();

	console.log(`\nCPU per item, ${ITEMS} items with 5 expressions, median of ${ROUNDS} rounds`);
	for (const name of names) {
		const milliseconds = median(rounds.map((round) => round[name])) / 1000;
		const ratio = median(rounds.map((round) => round[name] / round['minimal node']));
		console.log(
			`${name.padEnd(14)}${milliseconds.toFixed(2).padStart(8)} ms${ratio.toFixed(2).padStart(8)} × the minimal node`,
		);
	}
	console.log('(aim: this node at most 1.2 ×)');
}

function requireMilliseconds() {
	const script = `
		require('n8n-workflow');
		const started = performance.now();
		require('./dist/nodes/Saleshandy/Saleshandy.node.js');
		console.log(performance.now() - started);`;
	const times = Array.from({ length: 5 }, () =>
		Number(execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' })),
	);
	return median(times);
}

function packedBytes() {
	const packed = execFileSync('npm', ['pack', '--dry-run', '--json'], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});
	return JSON.parse(packed)[0].size as number;
}

async function main() {
	const description = JSON.stringify(new Saleshandy().description).length;
	const row = (what: string, value: string, aim: string) =>
		console.log(`${what.padEnd(24)}${value.padStart(10)}   (aim: at most ${aim})`);
	row('description JSON', `${(description / 1000).toFixed(1)} kB`, '40 kB');
	row('packed tarball', `${(packedBytes() / 1000).toFixed(1)} kB`, '60 kB');
	row('require of the node', `${requireMilliseconds().toFixed(1)} ms`, '30 ms');
	await perItem();
	process.exit(0);
}

void main();
