import type { NewStep, NewVariant, Step, Variant } from '../account';
import { type Call, sequenceOf, stepOf, variantOf } from './call';
import {
	checkAssignee,
	checkAttachments,
	checkEmailDay,
	checkRoomForVariant,
	checkSameType,
} from './rules';
import { inOrder } from './sequences';

/** All at once, by day. */
export const listSteps = (call: Call) =>
	inOrder(sequenceOf(call)).map((step) => ({
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
	return { id, name, number, type, absoluteDays };
}

/** The variants as their step holds them, paused ones too. */
export function listStepVariants(call: Call) {
	const step = stepOf(call);
	return step.variants.map(({ id, status, taskNote, payload }) => ({
		id,
		type: step.type,
		status,
		stepStatus: step.status,
		executionType: 1,
		taskNote,
		payload,
	}));
}

type OfStep = Partial<Pick<Step, 'type' | 'absoluteDays' | 'priority' | 'assigneeId'>>;
type OfVariant = Partial<Pick<Variant, 'status' | 'payload' | 'taskNote' | 'attachmentIds'>>;

/** Adds a variant. Day, priority and assignee go to the step, as in an update. */
export function createVariant(call: Call<OfStep & NewVariant>) {
	const { account, body } = call;
	call.checkBody('CreateVariantRequest', body.type);
	const step = stepOf(call);
	checkSameType(step, body.type);
	checkRoomForVariant(step);
	const { ofStep, ofVariant } = checkedChange(call, step);

	Object.assign(step, ofStep);
	const { id } = account.addVariant(step, { ...ofVariant, payload: body.payload });
	return { id };
}

/** The payload is replaced, not merged: which of the two the live API does is unknown, and this is the stricter. */
export function updateVariant(call: Call<OfStep & OfVariant>) {
	const variant = variantOf(call);
	const step = stepOf(call);
	call.checkBody('UpdateVariantRequest', call.body.type ?? step.type);
	checkSameType(step, call.body.type);
	const { ofStep, ofVariant } = checkedChange(call, step);

	Object.assign(step, ofStep);
	Object.assign(variant, ofVariant);
}

const ON_STEP = ['type', 'absoluteDays', 'priority', 'assigneeId'];

/** Sorts the keys of a body by what they belong to, once nothing stands against them. */
function checkedChange(call: Call<OfStep & OfVariant>, step: Step) {
	const { absoluteDays, assigneeId, attachmentIds } = call.body;
	checkEmailDay(sequenceOf(call), { type: step.type, absoluteDays }, step);
	checkAssignee(call.account, assigneeId);
	checkAttachments(call.account, attachmentIds);

	const pick = (onStep: boolean) =>
		Object.fromEntries(
			Object.entries(call.body).filter(([key]) => ON_STEP.includes(key) === onStep),
		);
	return { ofStep: pick(true) as OfStep, ofVariant: pick(false) as OfVariant };
}
