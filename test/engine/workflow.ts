import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	IConnections,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { type Account, additionalData, nodeTypesBy, saleshandy, start, storedCredentials } from '.';

/** A workflow as n8n exports it. */
export interface ExportedWorkflow {
	nodes: INode[];
	connections: IConnections;
}

const isUnderTest = (type: string) => type.endsWith('.saleshandy');

/**
 * Runs an exported workflow through n8n's own engine, from its first node. The other nodes pass on their
 * input, together with the fields of the item, on all their outputs.
 *
 * @returns the error that ended the run
 */
export async function runWorkflow(
	account: Account,
	{ nodes, connections }: ExportedWorkflow,
	item: INodeExecutionData,
): Promise<Error | undefined> {
	const other = {
		description: { ...saleshandy.description, name: 'other', credentials: [], properties: [] },
		async execute(this: IExecuteFunctions) {
			const items = this.getInputData().map(({ json, pairedItem }) => ({
				...item,
				json: { ...json, ...item.json },
				pairedItem,
			}));
			return (connections[this.getNode().name]?.main ?? [[]]).map(() => items);
		},
	} as unknown as INodeType;
	const typeOf = (type: string) => (isUnderTest(type) ? saleshandy : other);
	const credentials = storedCredentials();
	const workflow = new Workflow({
		id: 'w',
		name: 'Workflow',
		active: false,
		nodeTypes: nodeTypesBy(typeOf),
		settings: { executionOrder: 'v1' },
		nodes: nodes.map((node) => (isUnderTest(node.type) ? { ...node, credentials } : node)),
		connections,
	});
	const additional = additionalData(account);
	additional.hooks = new ExecutionLifecycleHooks('manual', 'e', workflow as never);

	const isStart = ({ name }: INode) => workflow.getParentNodes(name).length === 0;
	const startNode = nodes.find((node) => isStart(node) && !node.type.endsWith('.stickyNote'))!;
	const pinData = { [startNode.name]: [item] };
	const run = await start(new WorkflowExecute(additional, 'manual'), workflow, pinData, startNode);
	return run.data.resultData.error;
}
