import { readUntil } from './eventually';
import type { Editor } from './n8n';

/** An execution as n8n lists it. */
export interface Execution {
	id: string;
	status: string;
}

/** As many as n8n gives. */
const PAGE_SIZE = 100;
const POLL_MS = 1000;
const UNDER_WAY = ['new', 'running', 'waiting'];

/**
 * The executions of a workflow, at most as many as fit on one of n8n's pages: the pages behind it
 * miss those that workers began in another order than that of their IDs.
 */
export async function executionsOf(editor: Editor, workflowId: string): Promise<Execution[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const query = `/executions?filter=${filter}&limit=${PAGE_SIZE}`;
	const { results } = await editor.call<{ results: Execution[] }>('GET', query);
	// One that ends meanwhile is among those under way and among the others.
	return [...new Map(results.map((execution) => [execution.id, execution])).values()];
}

/** The executions of a workflow once so many have ended, or as they are when patience is at an end. */
export async function endedExecutions(
	editor: Editor,
	workflowId: string,
	count: number,
	patienceMs: number,
) {
	return await readUntil(
		() => executionsOf(editor, workflowId),
		(executions) => executions.filter(({ status }) => !UNDER_WAY.includes(status)).length >= count,
		{ patienceMs, pollMs: POLL_MS },
	);
}

/** How many have which status. */
export function countByStatus(executions: Array<{ status: string | number }>) {
	const counts: Record<string, number> = {};
	for (const { status } of executions) counts[status] = (counts[status] ?? 0) + 1;
	return counts;
}
