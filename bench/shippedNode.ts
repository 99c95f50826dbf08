import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';

/** This node as it ships: compiled, not as the test runner translates it. */
export function shippedNode(): INodeType {
	const path = join(__dirname, '../dist/nodes/Saleshandy/Saleshandy.node.js');
	const { Saleshandy } = createRequire(__filename)(path) as { Saleshandy: new () => INodeType };
	return new Saleshandy();
}
