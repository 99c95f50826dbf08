import type { EmulatorDoors } from './emulator';
import { readUntil, until } from './eventually';
import { executionsOf } from './executions';
import type { Editor } from './n8n';
import type { Step } from './service';

const ROUNDS = 5;

/** Answers of n8n's side: of the node to a wrong secret, and where no workflow is active. */
export const REFUSED = 401;
export const NO_SUCH_ADDRESS = 404;

export const SECRET_HEADER = 'X-Saleshandy-Trigger-Secret';

interface StoredWorkflow {
	versionId: string;
	staticData: object | null;
}

/**
 * Activates a workflow with the trigger in a running n8n and lets the emulator deliver to it.
 *
 * @param step an Email step with variants, which the reply is about
 * @returns what was seen, a line each, and what should have been and was not
 */
export async function tryTrigger(
	editor: Editor,
	workflowId: string,
	emulator: EmulatorDoors,
	step: Step,
) {
	const seen: string[] = [];
	const faults: string[] = [];
	const check = (what: string, isRight: boolean) => void (isRight ? seen : faults).push(what);

	const body = { event: 'reply-received', sequence: { stepID: step.id, variant: 'A' } };
	const guess = { [SECRET_HEADER]: 'guess' };
	const sendGuess = async () => {
		const [webhook] = await emulator.webhooks();
		return webhook ? await emulator.send(webhook.webhookUrl, guess, body) : undefined;
	};

	const stored = async () => await storedWorkflow(editor, workflowId);
	/** n8n takes deliveries at once, but keeps what the node remembers a little later. */
	const remembers = async () => {
		const [{ headers }] = await emulator.webhooks();
		return JSON.stringify((await stored()).staticData).includes(headers[SECRET_HEADER]);
	};
	const setActive = async (isActive: boolean) => {
		await switchWorkflow(editor, workflowId, isActive);
		// n8n answers before it has done it.
		await until(`the workflow is ${isActive ? 'active' : 'inactive'}`, async () =>
			isActive
				? (await sendGuess()) === REFUSED && (await remembers())
				: (await sendGuess()) === NO_SUCH_ADDRESS,
		);
	};
	for (let round = 0; round < ROUNDS; round++) {
		await setActive(true);
		await setActive(false);
	}
	await setActive(true);
	const webhooks = await emulator.webhooks();
	check(
		`activated ${ROUNDS + 1} times, there is ${webhooks.length} webhook: "${webhooks[0]?.name}"`,
		webhooks.length === 1,
	);

	const executions = async () => await executionsOf(editor, workflowId);
	const status = await sendGuess();
	check(`a delivery with a wrong secret got ${status}`, status === REFUSED);
	const before = await executions();
	check(`and started ${before.length} executions`, before.length === 0);

	check('a reply was delivered', await emulator.deliver('reply-received', body));
	const ended = ['success', 'error', 'crashed'];
	const [last] = await readUntil(executions, ([newest]) => ended.includes(newest?.status));
	check(`a reply started an execution that ended with ${last?.status}`, last?.status === 'success');

	await setActive(false);
	return { seen, faults };
}

/** Activates or deactivates a workflow. n8n answers before its addresses are there or gone. */
export async function switchWorkflow(editor: Editor, workflowId: string, isActive: boolean) {
	const { versionId } = await storedWorkflow(editor, workflowId);
	const verb = isActive ? 'activate' : 'deactivate';
	await editor.call('POST', `/workflows/${workflowId}/${verb}`, isActive ? { versionId } : {});
}

const storedWorkflow = async (editor: Editor, workflowId: string) =>
	await editor.call<StoredWorkflow>('GET', `/workflows/${workflowId}`);
