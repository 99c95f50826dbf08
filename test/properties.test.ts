import fc from 'fast-check';

import type { PayloadField } from '../nodes/Saleshandy/channels';
import { channelOf, sendsEmail } from '../nodes/Saleshandy/channels';
import { payloadFields } from '../nodes/Saleshandy/fields/payload';
import {
	KNOWN_ID,
	mailFieldNames,
	nameOf,
	realChannel,
	stepFields,
	touchedFields,
	variantsJson,
} from './arbitraries';
import type { Run } from './engine';
import { runNode } from './engine';
import { createStep, updateVariant } from './parameters';
import { storedVariant } from './storedVariant';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();
const RUNS = 120;

/** Every value comes from an expression, so that it can be of any type. */
const from = (path: string) => `={{ $json.${path} }}`;
const allFrom = (names: string[], within = '') =>
	Object.fromEntries(names.map((name) => [name, from(within + name)]));

/** Kinds of the requests and refusals that a property met. */
let sent: string[];
let refused: string[];
beforeEach(() => void ([sent, refused] = [[], []]));

/** A property that refuses all it tries shows nothing. The bounds are far below the least of 30 seeds. */
function expectMet(
	least: Record<string, number>,
	{ refusals, kinds }: { refusals: number; kinds: number },
) {
	const often = (kind: string) => sent.filter((one) => one === kind).length;
	const rare = Object.keys(least).filter((kind) => often(kind) < least[kind]);
	expect(rare.map((kind) => `${kind}: ${often(kind)}`)).toEqual([]);
	expect(refused.length).toBeGreaterThanOrEqual(refusals);
	expect(new Set(refused).size).toBeGreaterThanOrEqual(kinds);
}

/** An account that holds nothing but a member and a file, both with the known ID. */
function freshAccount() {
	emulator.reset();
	emulator.account.add('teamMembers', { id: KNOWN_ID });
	emulator.account.add('attachments', { id: KNOWN_ID });
	return emulator.account;
}

/** The sentences in which a check refuses a value. */
const REFUSAL =
	/is not valid JSON|must be an object|is unknown|steps don't have|has an unknown value|must be a whole number|must be text|is empty|characters, but|is not a valid Saleshandy ID|No fields to update|can't be used together|steps can have|step's channel is/;

type Body = Record<string, unknown> & { variants: Array<{ payload: object }> };

/** A request that was accepted, whose body it returns, or a clear error and no request. */
function acceptedBody({ error, items }: Run, method: string): Body | undefined {
	const writes = emulator.requests.filter((request) => request.method === method);
	expect(emulator.problems.splice(0)).toEqual([]);
	if (error) {
		expect(writes).toEqual([]);
		expect(error.message).toMatch(/^\S.* \[item 0\]$/s);
		expect(error.message).toMatch(REFUSAL);
		refused.push(REFUSAL.exec(error.message)![0]);
		return undefined;
	}
	expect(writes.map(({ status }) => status)).toEqual([method === 'POST' ? 201 : 200]);
	expect(items).toHaveLength(1);
	return writes[0].body as Body;
}

function noteStep(body?: Body) {
	if (!body) return;
	const { type, variants } = body;
	const hasTexts = Object.keys(variants[0].payload).length > 0;
	if (sendsEmail(channelOf(type)!)) sent.push('email');
	else sent.push(hasTexts ? 'task with texts' : 'task without texts');
	if (variants.length > 1) sent.push('several variants');
}

test('Create Step: a request that satisfies the contract, or a clear error and no request', async () => {
	await fc.assert(
		fc.asyncProperty(realChannel.chain(stepFields), async (json) => {
			const { id } = freshAccount().addSequence({ title: 'Spring outreach' });
			const parameters = createStep(id, {
				...allFrom(['channel', 'absoluteDays', 'connectionNote', 'subject', 'message']),
				...allFrom(['title', 'actionName', 'actionUrl', 'taskNote']),
				emailVariants: {
					variant: json.variants.map((_, index) => allFrom(mailFieldNames, `variants[${index}].`)),
				},
				additionalFields: allFrom(['priority', 'assigneeId']),
			});
			const run = await runNode(emulator, parameters, { items: [{ json: json as never }] });
			noteStep(acceptedBody(run, 'POST'));
		}),
		{ numRuns: RUNS },
	);
	expectMet(
		{ email: 8, 'several variants': 5, 'task with texts': 2, 'task without texts': 20 },
		{ refusals: 8, kinds: 3 },
	);
});

test('Create Step from JSON: the same', async () => {
	const input = realChannel.chain((channel) =>
		fc.record({ channel: nameOf(channel), variantsJson: variantsJson(channel) }),
	);
	await fc.assert(
		fc.asyncProperty(input, async (json) => {
			const { id } = freshAccount().addSequence({ title: 'Spring outreach' });
			const parameters = createStep(id, {
				...allFrom(['channel', 'variantsJson']),
				specifyVariants: 'json',
			});
			const run = await runNode(emulator, parameters, { items: [{ json: json as never }] });
			noteStep(acceptedBody(run, 'POST'));
		}),
		{ numRuns: RUNS },
	);
	expectMet(
		{ email: 6, 'several variants': 3, 'task with texts': 3, 'task without texts': 12 },
		{ refusals: 15, kinds: 4 },
	);
});

/** A payload whose texts all read "Old". */
function oldPayload(keys: PayloadField[]) {
	const payload: Record<string, unknown> = {};
	for (const key of keys) {
		const [outer, inner] = key.split('.');
		payload[outer] = inner ? { ...(payload[outer] as object), [inner]: 'Old' } : 'Old';
	}
	return payload;
}

test('Update Variant: the same, and what was not touched is kept', async () => {
	const input = realChannel.chain((stored) =>
		fc.record({
			stored: fc.constant(stored),
			channel: nameOf(stored),
			touched: touchedFields(stored),
		}),
	);
	await fc.assert(
		fc.asyncProperty(input, async ({ stored, ...json }) => {
			const keys = Object.keys(stored.payload) as PayloadField[];
			const newVariant = { payload: oldPayload(keys) };
			const { ids, variant } = storedVariant(freshAccount(), newVariant, stored.code);
			const names = Object.keys(json.touched);
			const parameters = updateVariant(ids, from('channel'), allFrom(names, 'touched.'));
			const run = await runNode(emulator, parameters, { items: [{ json: json as never }] });

			const body = acceptedBody(run, 'PATCH');
			const kept = keys.filter((key) => !names.includes(payloadFields[key].name));
			expect(variant.payload).toMatchObject(oldPayload(kept));
			sent.push(...Object.keys(body ?? {}));
			if (body?.payload && kept.length > 0) sent.push('payload with a text that is kept');
		}),
		{ numRuns: RUNS },
	);
	expectMet(
		{
			status: 25,
			absoluteDays: 30,
			payload: 15,
			'payload with a text that is kept': 2,
			taskNote: 20,
			priority: 17,
			assigneeId: 7,
			attachmentIds: 3,
		},
		{ refusals: 10, kinds: 4 },
	);
});
