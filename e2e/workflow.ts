import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Workflow } from './n8n';

/** The first node of a workflow that is started by hand. */
const START = 'Start';

/** A node as n8n stores it. */
export const node = (
	name: string,
	type: string,
	parameters: INodeParameters = {},
	more: Partial<INode> = {},
): INode => ({ id: name, name, type, typeVersion: 1, position: [0, 0], parameters, ...more });

export const manualTrigger = node(START, 'n8n-nodes-base.manualTrigger');

/** A Saleshandy node on a resource's operation, "Sequence" unless the parameters say otherwise. */
export const saleshandy = (parameters: INodeParameters, more: Partial<INode> = {}): INode =>
	node(
		'Saleshandy',
		'n8n-nodes-saleshandy.saleshandy',
		{ resource: 'sequence', ...parameters },
		{ credentials: { saleshandyApi: { id: null, name: '' } }, ...more },
	);

/** A workflow of nodes that follow one another. */
export function chain(name: string, nodes: INode[], items: IDataObject[] = [{}]): Workflow {
	const following = nodes
		.slice(1)
		.map(({ name: next }, index) => [
			nodes[index].name,
			{ main: [[{ node: next, type: 'main', index: 0 }]] },
		]);
	return {
		name,
		nodes: nodes.map((each, index) => ({ ...each, position: [index * 220, 0] })),
		connections: Object.fromEntries(following),
		pinData: { [nodes[0].name]: items.map((json) => ({ json })) },
	};
}
