import { SupplyDataContext } from 'n8n-core';
import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { createEmptyRunExecutionData, NodeConnectionTypes } from 'n8n-workflow';

import type { Account } from '.';
import { additionalData, saleshandy, UNDER_TEST, workflowOf } from '.';

/** Calls the node as the tool of an agent with these items, in the context that n8n uses for tools. */
export async function callTool(
	account: Account,
	parameters: INodeParameters,
	items: INodeExecutionData[],
) {
	const workflow = workflowOf(saleshandy, parameters, { type: 'test.saleshandyTool' });
	const run = createEmptyRunExecutionData();
	const main = [items];
	run.resultData.runData.Start = [
		{ startTime: 0, executionTime: 0, executionIndex: 0, source: [], data: { main } },
	];
	const context = new SupplyDataContext(
		workflow,
		workflow.getNode(UNDER_TEST)!,
		additionalData(account),
		'manual',
		run,
		0,
		items,
		{},
		NodeConnectionTypes.AiTool,
		{ node: workflow.getNode('Start')!, data: { main }, source: null },
		[],
	);
	context.addInputData(NodeConnectionTypes.AiTool, [[{ json: { query: 'attach it' } }]]);
	const [output] = await saleshandy.execute.call(context as unknown as IExecuteFunctions);
	return output;
}
