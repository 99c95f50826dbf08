import { randomUUID } from 'node:crypto';
import type { Editor } from '../n8n';

/** The name of the Saleshandy node in a workflow from here. */
export const NODE = 'Saleshandy';

const START = 'Start';

/** What the first node puts out, for expressions to use. */
const ITEM = { company: 'Acme & Sons' };

/** Stores a workflow that hands one item to a Saleshandy node, and returns its ID. */
export async function addWorkflow({ call }: Editor, name: string, parameters: object) {
	const [credential] = await call<Array<{ id: string; name: string }>>('GET', '/credentials');
	const { id } = await call<{ id: string }>('POST', '/workflows', {
		name,
		nodes: [
			{
				id: randomUUID(),
				name: START,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: randomUUID(),
				name: NODE,
				type: 'n8n-nodes-saleshandy.saleshandy',
				typeVersion: 1,
				position: [300, 0],
				parameters: { resource: 'sequence', ...parameters },
				credentials: { saleshandyApi: { id: credential.id, name: credential.name } },
			},
		],
		connections: { [START]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		pinData: { [START]: [{ json: ITEM }] },
		settings: {},
	});
	return id;
}
