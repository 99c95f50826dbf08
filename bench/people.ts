import '../test/engine/env';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';

import { runNode } from '../test/engine';
import { byId, operation } from '../test/parameters';
import { nodeOf } from './client';
import { median } from './comparison';
import { shippedNode } from './contenders';
import { fixed, table } from './report';

const PEOPLE = 10_000;
const ROUNDS = 11;
const PER_MINUTE = 20;

/** Somebody with a value in each of the account's built-in fields. */
const person = (index: number) => ({
	Email: `maria.hernandez${index}@example.com`,
	'First Name': 'Maria',
	'Last Name': `Hernandez ${index}`,
	Company: `Northwind Traders ${index}`,
	City: 'San Francisco',
	State: 'California',
	Country: 'United States',
	'Job Title': 'Head of Business Development',
	Website: `https://www.northwind${index}.example.com`,
	Twitter: `https://social.example.com/northwind${index}`,
	'Company LinkedIn': `https://network.example.com/company/northwind-traders-${index}`,
	'Company Revenue': '$10M - $50M',
	'Profile Headline': `Helping the teams of company ${index} to sell more with less busywork`,
	'Prospect Overview': `Leads business development at company ${index}, after ten years in logistics.`,
	'LinkedIn Profile Summary': `I like to build what lasts ${index}: teams, products and habits.`,
});

/** What the service returns, by the end of the path. */
const payloads: Record<string, unknown> = {
	fields: Object.keys(person(0)).map((label) => ({ id: label, label, fieldType: 'text' })),
	steps: [{ id: 'Xw7bL1mR9c', number: 1, type: 1 }],
	'import-with-field-name': { requestId: '7c41e0a' },
	'7c41e0a': { isCompleted: true, failedProspectsURL: null },
};

/** What a run of a node costs of its own: its requests are answered at once, without n8n's HTTP client. */
interface Cost {
	requests: number;
	/** CPU beside that of serializing all items once. */
	cpu: number;
	/** The memory in use when the people are sent, beside that of the items. */
	memory: number;
}

async function cpu(work: () => unknown): Promise<number> {
	gc!();
	const before = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(before);
	return user + system;
}

function heapUsed() {
	gc!();
	return process.memoryUsage().heapUsed;
}

async function costOf(node: INodeType, count: number): Promise<Cost> {
	const before = heapUsed();
	const items = Array.from({ length: count }, (_, index) => ({ json: person(index) }));
	const ofItems = heapUsed() - before;
	const cost: Cost = { requests: 0, cpu: 0, memory: 0 };
	let isWeighed = false;

	async function run() {
		let atStart = 0;
		let spent = 0;
		const answer = async (_: IExecuteFunctions, __: string, { url }: IHttpRequestOptions) => {
			cost.requests++;
			if (isWeighed && url.endsWith('name')) {
				isWeighed = false;
				cost.memory = (heapUsed() - atStart) / ofItems;
			}
			const payload = payloads[url.split('/').at(-1)!];
			return { statusCode: 200, headers: {}, body: { payload } };
		};
		const offline: INodeType = {
			description: node.description,
			async execute(this: IExecuteFunctions) {
				this.helpers.httpRequestWithAuthentication = { call: answer } as never;
				atStart = heapUsed();
				let output: INodeExecutionData[][] = [];
				spent = await cpu(async () => {
					output = (await node.execute!.call(this)) as INodeExecutionData[][];
				});
				return output;
			},
		};
		const parameters = operation('prospect', 'addToSequence', {
			sequenceId: byId('kP3vN8sQ2d'),
			fields: { mappingMode: 'autoMapInputData', value: null },
		});
		cost.requests = 0;
		const account = { baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'key' };
		const { error } = await runNode(account, parameters, { items, type: offline });
		if (error) throw error;
		return spent;
	}

	const ratios: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const spent = await run();
		ratios.push(spent / (await cpu(() => items.forEach(({ json }) => JSON.stringify(json)))));
	}
	cost.cpu = median(ratios);
	isWeighed = true;
	await run();
	return cost;
}

/** The least that a node can do for a person at a time. */
const oneByOne: INodeType = {
	description: shippedNode.description,
	async execute(this: IExecuteFunctions) {
		for (const { json } of this.getInputData()) {
			await this.helpers.httpRequestWithAuthentication.call(this, 'saleshandyApi', {
				method: 'POST',
				url: 'import-with-field-name',
				body: { prospectList: [json], stepId: 'Xw7bL1mR9c' },
			});
		}
		return [this.getInputData()];
	},
};

async function measure(): Promise<string[][]> {
	const rows: string[][] = [];
	for (const [name, node] of Object.entries({ 'one by one': oneByOne, 'this node': shippedNode })) {
		const { requests } = await costOf(node, 1_000);
		const { cpu, memory } = await costOf(node, PEOPLE);
		const minutes = Math.ceil(requests / PER_MINUTE);
		rows.push([name, String(requests), String(minutes), fixed(cpu), fixed(memory)]);
	}
	return rows;
}

/** What adding people to a sequence costs beside a node that sends a request for each. */
export async function peopleTable(n8nFolder: string): Promise<string> {
	const args = ['--expose-gc', '--import', 'tsx', __filename];
	const { stdout } = await promisify(execFile)(nodeOf(n8nFolder), args);
	return table(
		[
			'Add to Sequence, fields mapped automatically',
			'requests for 1,000 people',
			'minutes at 20 per minute',
			`CPU for ${PEOPLE.toLocaleString('en')} people, × serializing them`,
			'memory beside the items, × items',
		],
		JSON.parse(stdout) as string[][],
	);
}

if (require.main === module) {
	void measure().then((rows) => {
		console.log(JSON.stringify(rows));
		process.exit();
	});
}
