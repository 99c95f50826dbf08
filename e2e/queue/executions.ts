import { setTimeout as sleep } from 'node:timers/promises';
import type { Editor } from '../n8n';

/** An execution as n8n lists it. */
export interface Execution {
	id: string;
	status: string;
}

interface Page {
	results: Execution[];
	nextCursor: string | null;
}

const PAGE_SIZE = 50;
const POLL_MS = 1000;
const UNDER_WAY = ['new', 'running', 'waiting'];

/** All executions of a workflow, newest first. */
export async function executionsOf(editor: Editor, workflowId: string): Promise<Execution[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const all = new Map<string, Execution>();
	for (let cursor = ''; ;) {
		const query = `filter=${filter}&limit=${PAGE_SIZE}${cursor && `&cursor=${cursor}`}`;
		const page = await editor.call<Page>('GET', `/executions?${query}`);
		// One that ended between two pages is on both.
		for (const execution of page.results) all.set(execution.id, execution);
		if (!page.nextCursor) return [...all.values()];
		cursor = encodeURIComponent(page.nextCursor);
	}
}

/** The executions of a workflow once so many have ended, or as they are when patience is at an end. */
export async function endedExecutions(
	editor: Editor,
	workflowId: string,
	count: number,
	patienceMs: number,
) {
	const deadline = Date.now() + patienceMs;
	for (;;) {
		const executions = await executionsOf(editor, workflowId);
		const ended = executions.filter(({ status }) => !UNDER_WAY.includes(status));
		if (ended.length >= count || Date.now() > deadline) return executions;
		await sleep(POLL_MS);
	}
}

/** How many have which status. */
export function countByStatus(executions: Array<{ status: string | number }>) {
	const counts: Record<string, number> = {};
	for (const { status } of executions) counts[status] = (counts[status] ?? 0) + 1;
	return counts;
}
