import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INode, INodeType, IWorkflowBase } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { SaleshandyTrigger } from '../nodes/Saleshandy/SaleshandyTrigger.node.ts';

const folder = join(__dirname, '../examples');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

const ownNodes: Record<string, INodeType> = {
	'n8n-nodes-saleshandy.saleshandy': new Saleshandy(),
	'n8n-nodes-saleshandy.saleshandyTrigger': new SaleshandyTrigger(),
};

/** The parameters that n8n keeps of a node: it drops those that the description does not have or show. */
const kept = (node: INode, { description }: INodeType) =>
	NodeHelpers.getNodeParameters(
		description.properties,
		node.parameters,
		true,
		false,
		node,
		description,
	);

describe.each(files)('%s', (file) => {
	const text = read(file);
	const { nodes, connections } = JSON.parse(text) as IWorkflowBase;
	const own = nodes.filter(({ type }) => type in ownNodes);

	test.each(own.map((node) => [node.name, node] as const))('%s is known to n8n', (_, node) => {
		const type = ownNodes[node.type];
		expect(kept(node, type)).toMatchObject(node.parameters);
		const { properties } = type.description;
		expect(NodeHelpers.getNodeParametersIssues(properties, node, type.description)).toBeNull();
	});

	test('connects nodes that it has, and says what to set', () => {
		const names = nodes.map(({ name }) => name);
		const targets = Object.values(connections).flatMap((byType) => Object.values(byType).flat(2));
		expect(names).toEqual(expect.arrayContaining(Object.keys(connections)));
		expect(names).toEqual(expect.arrayContaining(targets.map((target) => target?.node)));
		expect(nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote')).toHaveLength(1);
	});

	test('holds no data but that of examples', () => {
		const hosts = [...text.matchAll(/(?:@|https?:\/\/)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)];
		expect(hosts.filter(([, host]) => host !== 'example.com')).toEqual([]);
		const chosen = [...text.matchAll(/"value": "(\w+)",\s*"mode": "list"/g)];
		expect(chosen.filter(([, id]) => !/^YOUR[A-Z]+\d$/.test(id))).toEqual([]);
		expect(text).toContain('"name": "Saleshandy account"');
	});
});

test('the gallery has every example', () => {
	const gallery = read('README.md');
	expect(files.filter((file) => !gallery.includes(`(${file})`))).toEqual([]);
});
