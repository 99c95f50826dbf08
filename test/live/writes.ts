import type { Contract } from '../emulator/contract';
import { schemasOf } from '../emulator/contract';
import { type Checking, valueAt } from './check';
import type { LiveAnswer } from './client';
import { isSuccess } from './judge';

/** Late days, far from the steps that a sequence has: it allows one Email step per day. */
const FIRST_DAY = 901;
const PRIORITY = { code: 2, name: 'High' };
const EMAIL = 1;

/** Complete payloads by step type, in the fewest words; other types have an empty one. */
const payloads: Record<number, object> = {
	1: { subject: 'Live check', content: '<p>Live check</p>' },
	2: { connectionNote: 'Live check' },
	3: { message: 'Live check' },
	4: { subject: 'Live check', message: 'Live check' },
	16: { message: 'Live check' },
};

/** What the check leaves behind, for a person who is about to start it. */
export const LEFT_BEHIND = `This pauses the sequence and adds up to 29 steps to it, from day ${FIRST_DAY} on, with their
variants paused: one for Email and two for each other channel. It also uploads a small file.
The API can't delete any of this. Use a sequence made for the check, and delete it in Saleshandy.`;

/** The parts of the contract that are checked by writing. */
export const writtenParts = (contract: Contract) => [
	'setSequencesStatus',
	...new Set(channelsOf(contract).flatMap(({ created, updated }) => [created, updated])),
	'StepPriority',
	'listStepVariants',
	'VariantStatus',
	'updateVariant',
	'uploadAttachment',
];

/**
 * Pauses a sequence, adds steps on every channel with both forms of 'priority', updates and pauses
 * their variants, and uploads a file.
 */
export async function write(checking: Checking, sequenceId: string) {
	const { contract, judge, send, observe } = checking;
	const body = { sequenceIds: [sequenceId], status: 'pause' };
	const pausing = await send({ call: 'setSequencesStatus', body });
	const wasPaused = /already paused/i.test(String(valueAt(pausing.body, ['message'])));
	observe(
		'setSequencesStatus',
		wasPaused ? { result: 'confirmed' } : judge.answer('setSequencesStatus', pausing),
	);
	// An active sequence would send.
	if (!wasPaused && !isSuccess(pausing)) return;

	let day = FIRST_DAY;
	for (const { code, created, updated } of channelsOf(contract)) {
		const variant = {
			payload: payloads[code] ?? {},
			...(code !== EMAIL && { taskNote: 'Live check' }),
		};
		const create = async (priority?: number | string) =>
			await send({
				call: 'createStep',
				ids: { sequenceId },
				body: { type: code, absoluteDays: day++, variants: [variant], priority },
			});
		const steps = [await create(code === EMAIL ? undefined : PRIORITY.code)];
		if (code !== EMAIL) {
			steps.push(await create(PRIORITY.name));
			observe('StepPriority', formOf(checking, steps));
		}
		const step = steps.find(isSuccess) ?? steps[0];
		observe(created, judge.answer('createStep', step));
		for (const answer of steps.filter(isSuccess)) {
			const stepId = valueAt(answer.body, ['payload', 'id']);
			if (typeof stepId !== 'string') continue;
			await update(checking, { sequenceId, stepId }, answer === step ? variant : {}, updated);
		}
	}

	const form = new FormData();
	form.append('file', new Blob(['Live check'], { type: 'text/plain' }), 'live-check.txt');
	const upload = await send({ call: 'uploadAttachment', body: form });
	observe('uploadAttachment', judge.answer('uploadAttachment', upload));
}

/** Which form of 'priority' was accepted: first the integer was sent, then the name. */
function formOf({ judge }: Checking, [integer, name]: LiveAnswer[]) {
	if (isSuccess(integer)) {
		const other = isSuccess(name) ? 'accepted too' : `rejected with ${judge.refusal(name)}`;
		return { result: 'confirmed' as const, detail: `the name is ${other}` };
	}
	if (!isSuccess(name)) return { result: 'not seen' as const, detail: 'both forms are rejected' };
	const detail = `the integer is rejected with ${judge.refusal(integer)}, the name is accepted`;
	return { result: 'contradicted' as const, detail };
}

/** Updates the first variant of a step with what it has, unless that is nothing, and pauses it. */
async function update(
	{ judge, send, observe }: Checking,
	step: { sequenceId: string; stepId: string },
	same: object,
	part: string,
) {
	const read = async () => {
		const answer = await send({ call: 'listStepVariants', ids: step });
		observe('listStepVariants', judge.answer('listStepVariants', answer, true));
		return (place: string) => valueAt(answer.body, ['payload', '0', place]);
	};
	const before = await read();
	const variantId = before('id');
	if (typeof variantId !== 'string') return;
	const call = 'updateVariant';
	const ids = { ...step, variantId };
	const hasChange = Object.keys(same).length > 0;
	if (hasChange) observe(part, judge.answer(call, await send({ call, ids, body: same })));
	const paused = await send({ call, ids, body: { status: 0 } });
	observe('VariantStatus', judge.answer(call, paused));
	if (!hasChange || !isSuccess(paused)) return;

	const after = await read();
	const isKept = JSON.stringify(after('payload')) === JSON.stringify(before('payload'));
	const detail = 'the payload differs after an update of the status alone';
	observe('updateVariant', isKept ? { result: 'confirmed' } : { result: 'contradicted', detail });
}

/** The step types, with the schemas of their requests. */
function channelsOf(contract: Contract) {
	const schemas = schemasOf(contract);
	const branches = (name: string) =>
		schemas[name]['x-branch-by-step-type'] as Record<string, string>;
	const updated = branches('UpdateVariantRequest');
	return Object.entries(branches('CreateStepRequest')).map(([code, path]) => ({
		code: Number(code),
		created: path.split('/').at(-1)!,
		updated: updated[code].split('/').at(-1)!,
	}));
}
