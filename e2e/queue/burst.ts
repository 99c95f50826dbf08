import { until } from '../eventually';
import type { Editor } from '../n8n';
import { switchWorkflow } from '../trigger';
import type { Job, Started } from './workflows';

/** Where n8n takes the jobs of a workflow. */
export const address = (editor: Editor, { path }: Started) => `${editor.url}/webhook/${path}`;

/** Activates a workflow that a webhook starts; resolves when n8n takes its jobs. */
export async function open(editor: Editor, started: Started) {
	await switchWorkflow(editor, started.workflow.id, true);
	// Asked in the wrong way, an address that is there names the right one.
	await until(`n8n takes jobs at ${started.path}`, async () =>
		/POST/.test(await (await fetch(address(editor, started))).text()),
	);
}

/** Starts an execution and returns the status of n8n's answer, which does not wait for its end. */
export async function startExecution(editor: Editor, started: Started, job: Job) {
	const { status } = await fetch(address(editor, started), {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(job),
	});
	return { status };
}
