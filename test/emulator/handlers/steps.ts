import type { NewStep } from '../account';
import { success } from '../answers';
import { type Call, sequenceOf } from './call';
import { checkAssignee, checkAttachments, checkEmailDay } from './rules';
import { inOrder } from './sequences';

/** All at once, by day: this list has no pages. */
export function listSteps(call: Call) {
	const steps = inOrder(sequenceOf(call)).map((step) => ({
		id: step.id,
		name: step.name,
		number: step.number,
		type: step.type,
		absoluteDays: step.absoluteDays,
		relativeDays: step.relativeDays,
		status: step.status,
		variants: step.variants.map(({ id, status, payload, taskNote }) => ({
			id,
			status,
			payload,
			taskNote,
		})),
	}));
	return success('Steps found', steps);
}

/** Adds a step with its first variants. Its number follows from its day. */
export function createStep(call: Call<NewStep>) {
	const { account, body } = call;
	call.checkBody('CreateStepRequest', body.type);
	const sequence = sequenceOf(call);
	checkEmailDay(sequence, body);
	checkAssignee(account, body.assigneeId);
	for (const { attachmentIds } of body.variants) checkAttachments(account, attachmentIds);

	const added = account.addStep(sequence, body);
	const step = inOrder(sequence).find(({ id }) => id === added.id)!;
	const { id, name, number, type, absoluteDays } = step;
	return success('Step created', { id, name, number, type, absoluteDays }, 201);
}
