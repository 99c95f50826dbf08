import type { INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { answer } from './emulator/faults';
import { pickerContext, runNode } from './engine';
import { storedVariant } from './storedVariant';
import { byId, createStep, locators, operation, updateVariant } from './parameters';
import { useEmulator } from './useEmulator';

const emulator = useEmulator();

function sequenceWithCall() {
	const sequence = emulator.account.addSequence({ title: 'Spring outreach' });
	const variants = [{ payload: {}, taskNote: 'Ask' }];
	const { id: stepId } = emulator.account.addStep(sequence, {
		type: 12,
		absoluteDays: 1,
		variants,
	});
	return { id: sequence.id, stepId };
}
const getSteps = async (sequenceId: INodeParameters[string], json: object) =>
	await runNode(emulator, operation('sequence', 'getSteps', { sequenceId }), {
		items: [{ json: json as never }],
	});

test.each<[how: string, stored: (id: string) => INodeParameters[string]]>([
	['as the editor writes it', byId],
	['without __rl', (value) => ({ mode: 'id', value })],
	[
		'without __rl, with a name that looks like code',
		(value) => ({ mode: 'list', value, cachedResultName: '={{ $json.missing.name }}' }),
	],
	['without __rl, as an expression', () => ({ mode: 'id', value: '={{ $json.id }}' })],
	['as an expression that gives one', () => '={{ $json.locator }}'],
	['as an expression in one that gives one', () => byId('={{ $json.locator }}')],
	['as an expression that writes one', () => '={{ ({ mode: "id", value: $json.id }) }}'],
	['as an ID', (value) => value],
])('a locator %s is understood', async (_, stored) => {
	const { id, stepId } = sequenceWithCall();
	const { items, error } = await getSteps(stored(id), { id, locator: { mode: 'id', value: id } });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.stepId)).toEqual([stepId]);
});

test('a locator from an expression is data: what is in it is not evaluated', async () => {
	const { id } = sequenceWithCall();
	const locator = { mode: 'id', value: '={{ $json.id }}' };
	const { error } = await getSteps('={{ $json.locator }}', { id, locator });
	expect(error?.message).toContain(`'Sequence' "={{ $json.id }}" is not a valid Saleshandy ID`);
	expect(emulator.requests).toEqual([]);
});

test('a picker understands one without __rl too', async () => {
	const { id, stepId } = sequenceWithCall();
	const context = pickerContext(emulator, { sequenceId: { mode: 'id', value: id } });
	const { results } = await new Saleshandy().methods.listSearch.searchSteps.call(context);
	expect(results.map(({ value }) => value)).toEqual([stepId]);
});

/** A locator in a mode of its own. */
const by = (mode: string, value: unknown): INodeParameters[string] => ({
	__rl: true,
	mode,
	value: value as string,
});

const SENT_TITLE = 'Spring outreach';
const variantOf = (index: number) => {
	const { step, ids } = storedVariant(emulator.account, {
		payload: { subject: 'A', content: 'A' },
	});
	emulator.account.addVariant(step, { payload: { subject: 'B', content: 'B' } });
	return { ids: { ...ids, variantId: step.variants[index].id }, variant: step.variants[index] };
};
const pauseBy = async (
	sequenceId: INodeParameters[string],
	stepId: INodeParameters[string],
	variantId: INodeParameters[string],
	items: object[] = [{}],
) =>
	await runNode(
		emulator,
		operation('sequence', 'pauseVariant', { sequenceId, stepId, variantId }),
		{ items: items.map((json) => ({ json: json as never })) },
	);
const reads = () => emulator.requests.filter(({ method }) => method === 'GET');

describe('By Title, By Number and By Letter', () => {
	test.each([
		['as they are', SENT_TITLE, '1', 'B'],
		['with blanks and in lower case', `=${SENT_TITLE} `, '= 1 ', '= b '],
		['from expressions', '={{ $json.title }}', '={{ $json.number }}', '={{ $json.letter }}'],
	])('name a variant: %s', async (_, title, number, letter) => {
		const { ids, variant } = variantOf(1);
		const { items, error } = await pauseBy(
			by('title', title),
			by('number', number),
			by('letter', letter),
			[{ title: SENT_TITLE, number: 1, letter: 'B' }],
		);
		expect(error).toBeUndefined();
		expect(variant.status).toBe(0);
		expect(items[0].json).toMatchObject({ ...ids, letter: 'B' });
	});

	test('each name is looked up once per run', async () => {
		variantOf(1);
		const rows = [{ letter: 'A' }, { letter: 'B' }, { letter: 'A' }];
		const letter = by('letter', '={{ $json.letter }}');
		const run = await pauseBy(by('title', SENT_TITLE), by('number', '1'), letter, rows);
		expect(run.error).toBeUndefined();
		expect(reads().map(({ operationId }) => operationId)).toEqual(['listSequences', 'listSteps']);
	});

	test('an expression may set the mode too', async () => {
		const { ids } = variantOf(1);
		const { items } = await pauseBy(
			byId(ids.sequenceId),
			byId(ids.stepId),
			'={{ $json.variant }}',
			[{ variant: { mode: 'letter', value: 'B' } }],
		);
		expect(items[0].json.variantId).toBe(ids.variantId);
	});

	test('a step is created in a sequence that is named by its title', async () => {
		const { id } = emulator.account.addSequence({ title: SENT_TITLE });
		const parameters = createStep('', { channel: 'CallDemo', sequenceId: by('title', SENT_TITLE) });
		const { items } = await runNode(emulator, parameters);
		expect(items[0].json.sequenceId).toBe(id);
	});

	test.each([
		[
			'no sequence',
			by('title', 'Winter'),
			undefined,
			undefined,
			'No sequence has the title "Winter"',
			'No title contains this text.',
		],
		[
			'a part of a title',
			by('title', 'Spring'),
			undefined,
			undefined,
			'No sequence has the title "Spring"',
			/Similar titles: Spring outreach\.$/,
		],
		[
			'no step',
			undefined,
			by('number', 7),
			undefined,
			'The sequence has no step 7',
			'Its steps: Step 1 · Day 1 · Email.',
		],
		[
			'no variant',
			undefined,
			undefined,
			by('letter', 'D'),
			'The step has no variant D',
			'Its variants: A, B.',
		],
	] as const)(
		'%s is told with what there is',
		async (_, sequence, step, variant, message, description) => {
			const { ids } = variantOf(1);
			const { error } = await pauseBy(
				sequence ?? byId(ids.sequenceId),
				step ?? byId(ids.stepId),
				variant ?? byId(ids.variantId),
			);
			expect(error?.message).toBe(`${message} [item 0]`);
			expect(error?.description).toEqual(expect.stringMatching(description));
			expect(emulator.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
		},
	);

	// Where the editor puts what is dropped on a locator
	test.each([
		['sequenceId', SENT_TITLE, 'By Title'],
		['stepId', '1', 'By Number'],
		['variantId', 'B', 'By Letter'],
	])('%s by ID, but set to %s, leads to %s', async (name, value, mode) => {
		const ids = { ...variantOf(1).ids, [name]: value };
		const { error } = await pauseBy(byId(ids.sequenceId), byId(ids.stepId), byId(ids.variantId));
		expect(error?.message).toContain(`"${value}" is not a valid Saleshandy ID`);
		expect(error?.description).toContain(`switch to '${mode}'`);
		expect(emulator.requests).toEqual([]);
	});

	test('a title that two sequences have is reported with their IDs', async () => {
		const ids = [1, 2].map(() => emulator.account.addSequence({ title: SENT_TITLE }).id);
		const { error } = await pauseBy(by('title', SENT_TITLE), by('number', '1'), by('letter', 'A'));
		expect(error?.message).toBe(`2 sequences have the title "${SENT_TITLE}" [item 0]`);
		for (const id of ids) expect(error?.description).toContain(id);
	});

	test.each([
		['title', '={{ $json.missing }}', `'Sequence' is empty`],
		['number', '={{ 0 }}', `'Step' must be a whole number from 1`],
		['number', '={{ 1.5 }}', `'Step' must be a whole number from 1`],
		['letter', '={{ "AB" }}', `'Variant' must be a letter from A to Z, but is "AB"`],
		['letter', '={{ 2 }}', `'Variant' must be a letter from A to Z, but is "2"`],
	])('a %s such as %s is refused before anything is read', async (mode, value, message) => {
		const [title, number, letter] = [
			['title', SENT_TITLE],
			['number', '1'],
			['letter', 'A'],
		].map(([name, good]) => by(name, name === mode ? value : good));
		const { error } = await pauseBy(title, number, letter);
		expect(error?.message).toContain(message);
		expect(emulator.requests).toEqual([]);
	});

	test('what the editor can check is rejected there, and an empty field is reported once', async () => {
		const { description } = new Saleshandy();
		const issuesOf = (letter: string) =>
			NodeHelpers.getNodeParametersIssues(
				description.properties,
				{
					typeVersion: 1,
					parameters: {
						...operation(
							'sequence',
							'pauseVariant',
							locators({ sequenceId: 'Sequence01', stepId: 'Step000001', variantId: '' }),
						),
						variantId: by('letter', letter),
					},
				} as never,
				description,
			)?.parameters;
		expect(issuesOf('AB')).toEqual({ variantId: ['Enter one letter from A to Z'] });
		expect(issuesOf('')?.variantId).toHaveLength(1);
		expect(issuesOf('b')).toBeUndefined();
		expect(issuesOf('={{ $json.letter }}')).toBeUndefined();
	});

	test('pickers understand them too', async () => {
		const { ids } = variantOf(1);
		const context = pickerContext(emulator, {
			sequenceId: by('title', SENT_TITLE),
			stepId: by('number', '1'),
		});
		const { results } = await new Saleshandy().methods.listSearch.searchVariants.call(context);
		expect(results.map(({ value }) => value)).toContain(ids.variantId);
	});
});

describe.each([
	['pauseVariant', 0, 'paused', 'alreadyPaused'],
	['resumeVariant', 1, 'active', 'alreadyActive'],
])('%s', (value, code, status, already) => {
	test.each([
		['changes the status', 1 - code, false],
		['succeeds if nothing has to change', code, true],
	])('%s', async (_, before, wasSo) => {
		const { ids, variant } = variantOf(0);
		variant.status = before;
		const { items, error } = await runNode(emulator, operation('sequence', value, locators(ids)));
		expect(error).toBeUndefined();
		expect(variant.status).toBe(code);
		expect(emulator.requests.at(-1)!.body).toEqual({ status: code });
		expect(items).toEqual([
			{
				json: { ...ids, letter: 'A', channel: 'Email', status, [already]: wasSo },
				pairedItem: { item: 0 },
			},
		]);
	});
});

test('a number means the same step for all items, even if one moves it and one fails', async () => {
	const { ids, variant } = variantOf(0);
	const other = emulator.account.addStep(emulator.account.sequences[0], {
		type: 1,
		absoluteDays: 2,
		variants: [{ payload: { subject: 'Other', content: 'A' } }],
	});
	const fields = { absoluteDays: '={{ $json.day }}', subject: '={{ $json.subject }}' };
	const parameters = {
		...updateVariant(ids, 'Email', fields),
		stepId: by('number', 1),
		variantId: by('letter', 'A'),
	};
	emulator.inject(answer(400, { code: 4000, message: 'Operation failed' }), {
		when: 'updateVariant',
		skip: 1,
	});
	const items = [{ day: 9 }, { subject: 'Rejected' }, { subject: 'New' }];
	const { items: outputs } = await runNode(emulator, parameters, {
		items: items.map((json) => ({ json })),
		node: { onError: 'continueRegularOutput' },
	});
	expect(outputs.map(({ json }) => json.stepId)).toEqual([ids.stepId, undefined, ids.stepId]);
	expect(variant.payload.subject).toBe('New');
	expect(other.variants[0].payload.subject).toBe('Other');
});

test('whether a variant is already paused is left open where its status is unknown', async () => {
	const { ids } = variantOf(0);
	const variants = [{ id: ids.variantId, payload: {} }];
	const steps = [{ id: ids.stepId, number: 1, type: 1, variants }];
	emulator.inject(answer(200, { message: '', payload: steps }));
	const parameters = operation('sequence', 'pauseVariant', locators(ids));
	const { items } = await runNode(emulator, parameters);
	expect(items[0].json).toEqual({ ...ids, letter: 'A', channel: 'Email', status: 'paused' });
});

test('an update by title, number and letter reads the sequence once', async () => {
	const { ids, variant } = variantOf(1);
	const parameters = {
		...updateVariant(ids, 'Email', { subject: 'New' }),
		sequenceId: by('title', SENT_TITLE),
		stepId: by('number', '1'),
		variantId: by('letter', 'B'),
	};
	const { error } = await runNode(emulator, parameters);
	expect(error).toBeUndefined();
	expect(variant.payload).toMatchObject({ subject: 'New', content: 'B' });
	expect(reads().map(({ operationId }) => operationId)).toEqual(['listSequences', 'listSteps']);
});
