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

/** The number of a step depends on its day. */
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

/** Day, priority and assignee change the step, as in an update. */
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

/** Replaces the payload: whether the live API merges is unknown, and this is stricter. */
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

/** Checks a change and splits it by what it belongs to. */
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
