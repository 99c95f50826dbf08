import '../test/engine/env';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { IExecuteFunctions, INodeProperties, INodeType } from 'n8n-workflow';
import { Expression } from 'n8n-workflow';

import { readParameter } from '../nodes/Saleshandy/parameters';
import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { runNode } from '../test/engine';
import { startExpressionEngine } from '../test/engine/expressionEngine';
import { nodeOf } from './client';
import { fixed, table } from './report';

const ITEMS = 10_000;
/** n8n's share of the items: all of them would take it half a minute. */
const N8N_ITEMS = 1_000;
const FIELDS = ['firstName', 'lastName', 'company', 'city', 'email'];

type Reader = (context: IExecuteFunctions, name: string, itemIndex: number) => unknown;
const readers: Record<'ours' | 'n8n', Reader> = {
	ours: readParameter,
	n8n: (context, name, itemIndex) => context.getNodeParameter(name, itemIndex),
};

/** Microseconds of CPU for reading one field of one item, with the engine that is running. */
async function microseconds(reader: Reader, count: number): Promise<number> {
	let spent = 0;
	class Reading implements INodeType {
		description = {
			...new Saleshandy().description,
			credentials: [],
			properties: FIELDS.map((name): INodeProperties => ({
				displayName: name,
				name,
				type: 'string',
				default: '',
			})),
		};

		async execute(this: IExecuteFunctions) {
			const started = process.cpuUsage();
			for (let itemIndex = 0; itemIndex < count; itemIndex++) {
				for (const name of FIELDS) reader(this, name, itemIndex);
			}
			const { user, system } = process.cpuUsage(started);
			spent = user + system;
			return [[]];
		}
	}
	const items = Array.from({ length: ITEMS }, (_, index) => ({
		json: Object.fromEntries(FIELDS.map((name) => [name, `${name} ${index}`])),
	}));
	const parameters = Object.fromEntries(FIELDS.map((name) => [name, `={{ $json.${name} }}`]));
	const { error } = await runNode({ baseUrl: '', apiKey: '' }, parameters, {
		items,
		type: new Reading(),
	});
	if (error) throw error;
	return spent / (count * FIELDS.length);
}

type Row = [engine: string, ours: number, n8n: number];

async function measure(): Promise<Row[]> {
	await startExpressionEngine();
	const rows: Row[] = [];
	for (const engine of ['vm', 'legacy'] as const) {
		Expression.setExpressionEngine(engine);
		await microseconds(readers.ours, ITEMS); // warm-up
		const ours = await microseconds(readers.ours, ITEMS);
		rows.push([engine, ours, await microseconds(readers.n8n, N8N_ITEMS)]);
	}
	return rows;
}

/** What a field costs whose expression is a path into the item, in each of n8n's expression engines. */
export async function pathTable(n8nFolder: string): Promise<string> {
	const { stdout } = await promisify(execFile)(nodeOf(n8nFolder), ['--import', 'tsx', __filename]);
	const rows = (JSON.parse(stdout) as Row[]).map(([engine, ours, n8n]) => [
		engine,
		fixed(ours, 1),
		fixed(n8n, 1),
		fixed(ours / n8n, 3),
	]);
	return table(['`{{ $json.company }}`, engine', 'CPU, µs', 'n8n, µs', '× n8n'], rows);
}

if (require.main === module) {
	void measure().then((rows) => {
		console.log(JSON.stringify(rows));
		process.exit();
	});
}
