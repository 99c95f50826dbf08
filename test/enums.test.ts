import { invalid } from './emulator/answers';
import { answer } from './emulator/faults';
import { credential, runNode } from './engine';
import { createStep, updateVariant } from './parameters';
import { storedVariant } from './storedVariant';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

let day = 0;
/** Adds a step with both enums, on a day of its own. */
async function addStep() {
	const { id } = emulator.account.addSequence({ title: 'Spring outreach' });
	return await runNode(
		emulator,
		createStep(id, {
			channel: 'LinkedInPostInteraction',
			absoluteDays: ++day,
			additionalFields: { priority: 1 },
		}),
	);
}

/** The enums that were sent, with the status of the answer. */
const sent = () =>
	emulator.requests
		.filter(({ method }) => method !== 'GET')
		.map(({ body, status }) => {
			const { type, priority } = body as Record<string, unknown>;
			return [type, priority, status];
		});
const integers = [6, 1];
const names = ['LinkedInPostInteration', 'Urgent'];
const steps = () => emulator.account.sequences.flatMap((sequence) => sequence.steps);

test.each(['integers', 'both'] as const)('integers come first, where %s work', async (enums) => {
	emulator.enums = enums;
	expect((await addStep()).error).toBeUndefined();
	expect(sent()).toEqual([[...integers, 201]]);
});

test("where integers are rejected the documentation's names follow, and are remembered", async () => {
	emulator.enums = 'names';
	expect((await addStep()).error).toBeUndefined();
	expect((await addStep()).error).toBeUndefined();
	expect(sent()).toEqual([
		[...integers, 400],
		[...names, 201],
		[...names, 201],
	]);
	expect(steps()).toMatchObject(Array(2).fill({ type: 6, priority: 1 }));
});

test('what is remembered changes with the API', async () => {
	emulator.enums = 'names';
	await addStep();
	emulator.enums = 'integers';
	await addStep();
	await addStep();
	expect(sent().slice(2)).toEqual([
		[...names, 400],
		// The emulator looks at the priority only once it knows the type.
		[6, 'Urgent', 400],
		[...integers, 201],
		[...integers, 201],
	]);
});

test('another credential has a memory of its own', async () => {
	emulator.enums = 'names';
	await addStep();
	credential.id++;
	emulator.enums = 'both';
	await addStep();
	expect(sent().at(-1)).toEqual([...integers, 201]);
});

test('only the rejected field is sent by name', async () => {
	emulator.inject(answer(400, invalid('priority must be a string').body));
	emulator.answer('createStep', { status: 201, body: { payload: { id: 'Step000001' } } });
	expect((await addStep()).error).toBeUndefined();
	expect(sent()).toEqual([
		[6, 1, 400],
		[6, 'Urgent', 201],
	]);
});

test('an update has two forms too', async () => {
	emulator.enums = 'names';
	const { step, ids } = storedVariant(emulator.account, { payload: {} }, 12);
	const { error } = await runNode(emulator, updateVariant(ids, 'CallDemo', { priority: 4 }));
	expect(error).toBeUndefined();
	expect(sent()).toEqual([
		[undefined, 4, 400],
		[undefined, 'Low', 200],
	]);
	expect(step.priority).toBe(4);
});

test.each([
	['another field', 400, invalid('absoluteDays must be an integer number').body],
	['another field too', 400, invalid('type must be a valid enum value', 'title is long').body],
	['a part of the field', 400, invalid('types must be a valid enum value').body],
	['a sequence', 400, { code: 40100, message: 'Sequence not found' }],
	['nothing in particular', 400, ''],
	['the field, with another status', 500, { message: 'type must be a valid enum value' }],
])('a rejection of %s is final', async (_, status, body) => {
	emulator.inject(answer(status, body));
	expect((await addStep()).error).toBeDefined();
	expect(emulator.requests).toHaveLength(1);
});

test('if both forms are rejected, the error is reported and nothing is remembered', async () => {
	emulator.inject(answer(400, invalid('type must be a valid enum value').body), { times: 2 });
	const { error } = await addStep();
	expect(error?.message).toBe('type must be a valid enum value [item 0]');
	await addStep();
	expect(sent().map(([type, , status]) => [type, status])).toEqual([
		[6, 400],
		['LinkedInPostInteration', 400],
		[6, 201],
	]);
});

test('if the second answer is lost, the outcome is unknown', async () => {
	emulator.enums = 'names';
	emulator.inject(answer(500, ''), { skip: 1 });
	const { error } = await addStep();
	expect(error?.description).toMatch(/^Outcome unknown/);
	expect(emulator.requests).toHaveLength(2);
});
