import type { INode, INodeParameters, INodeProperties } from 'n8n-workflow';
import * as n8n from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import type { Channel } from '../nodes/Saleshandy/channels';
import { channels, hasVariants, makesTask, sendsEmail } from '../nodes/Saleshandy/channels';
import { payloadFields, payloadKeys } from '../nodes/Saleshandy/fields/payload';
import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';
import { byId, fromList } from './parameters';

const { description } = new Saleshandy();

// n8n gives up a condition after 250 ms, whatever held it up: among thousands, a busy machine does.
beforeAll(() =>
	n8n.setSafeRegexEngine?.({
		test: (pattern: string, text: string, flags?: string) => new RegExp(pattern, flags).test(text),
	} as never),
);
afterAll(() => n8n.resetSafeRegexEngine?.());

const isShown = (property: INodeProperties, values: INodeParameters, root: INodeParameters) =>
	NodeHelpers.displayParameter(values, property, { typeVersion: 1 } as INode, description, root);

/** What is left of the parameters when n8n saves or runs the node: it drops what is not shown. */
const saved = (root: INodeParameters, withDefaults = true) =>
	NodeHelpers.getNodeParameters(
		description.properties,
		root,
		withDefaults,
		false,
		{ typeVersion: 1 } as INode,
		description,
	)!;

/** The properties that a user sees, in their order: all, or those with these names. */
const shown = (root: INodeParameters, names?: string[]) =>
	description.properties
		.filter(
			({ name, type }) => (names?.includes(name) ?? true) && !['hidden', 'notice'].includes(type),
		)
		.filter((property) => isShown(property, root, root));

/** The fields of a collection that a user can add, or sees because he has. */
const optionsOf = (collection: string, root: INodeParameters) => {
	const values = (root[collection] ?? {}) as INodeParameters;
	return shown(root, [collection])
		.flatMap(({ options }) => options as INodeProperties[])
		.filter((option) => option.type !== 'hidden' && isShown(option, values, root));
};

const labels = (fields: INodeProperties[]) => fields.map(({ displayName }) => displayName);
const names = (fields: INodeProperties[]) => fields.map(({ name }) => name);

const textsOf = ({ payload }: Channel) =>
	payloadKeys.filter((key) => key in payload).map((key) => payloadFields[key].name);
const textNames = payloadKeys.map((key) => payloadFields[key].name);
const rulesOf = ({ payload }: Channel, presence: string) =>
	payloadKeys.filter((key) => payload[key]?.presence === presence).map((key) => payloadFields[key]);

describe.each(channels)('Create Step: $label', (channel) => {
	const root = { resource: 'sequence', operation: 'createStep', channel: channel.value };

	test('shows its fields and no others', () => {
		expect(names(shown({ ...root, specifyVariants: 'fields' }))).toEqual([
			...['resource', 'operation', 'sequenceId', 'channel', 'absoluteDays'],
			...(hasVariants(channel) ? ['specifyVariants', 'emailVariants'] : textsOf(channel)),
			...(makesTask(channel) ? ['taskNote', 'additionalFields'] : []),
		]);
	});

	test('marks what the channel needs', () => {
		const marked = (fields: INodeProperties[]) =>
			labels(fields.filter(({ required }) => required)).filter((label) => label !== 'Sequence');
		const needed = labels(rulesOf(channel, 'required'));
		const [{ values = [] } = {}] = shown(root)
			.filter(({ name }) => name === 'emailVariants')
			.flatMap(({ options }) => options as Array<{ values: INodeProperties[] }>);
		const inVariant = values.filter((value) => isShown(value, {}, root));
		expect([...marked(shown(root)), ...marked(inVariant)]).toEqual(needed);
	});

	test('offers JSON where there can be several variants', () => {
		const inJson = { ...root, specifyVariants: 'json' };
		const fields = names(shown(saved(inJson)));
		expect(fields.includes('variantsJson')).toBe(hasVariants(channel));
		expect(fields.includes('emailVariants')).toBe(false);
	});
});

test('Create Step with a channel from an expression shows all fields and marks none', () => {
	const root = {
		resource: 'sequence',
		operation: 'createStep',
		channel: '={{ $json.channel }}',
		specifyVariants: 'fields',
	};
	expect(names(shown(root))).toEqual(
		expect.arrayContaining(['emailVariants', 'connectionNote', 'message', 'actionUrl', 'taskNote']),
	);
	expect(labels(shown(root).filter(({ required }) => required))).toEqual(['Sequence']);
	const [{ values }] = shown(root).find(({ name }) => name === 'emailVariants')!.options as Array<{
		values: INodeProperties[];
	}>;
	const inVariant = values.filter((value) => isShown(value, {}, root));
	expect(inVariant.filter(({ required }) => required)).toEqual([]);
	expect(names(inVariant).filter((name) => name === 'content')).toHaveLength(1);
});

/** The forms whose fields follow the step: where their fields are, and which of them a channel has. */
const following = [
	{
		operation: 'updateVariant',
		collection: 'updateFields',
		always: ['clear', 'absoluteDays', 'status'],
		ofTasks: ['taskNote', 'priority', 'assigneeId'],
		ofMails: ['attachmentFields', 'attachmentIds', 'removeAllAttachments'],
		textsIn: 'updateFields',
	},
	{
		operation: 'createVariant',
		collection: 'additionalFields',
		always: [],
		ofTasks: ['taskNote'],
		ofMails: ['attachmentFields', 'attachmentIds'],
		textsIn: undefined,
	},
];

describe.each(following)('$operation', (form) => {
	const { operation, collection, always, ofTasks, ofMails, textsIn } = form;
	const rootWith = (step: INodeParameters): INodeParameters => ({
		resource: 'sequence',
		operation,
		sequenceId: byId('Sequence01'),
		...Object.fromEntries(textsIn ? [] : textNames.map((name) => [name, ''])),
		...step,
	});
	const ways: Array<[string, (channel: Channel) => INodeParameters]> = [
		['from the list', ({ label }) => ({ stepId: fromList('Step01', `Step 2 · Day 3 · ${label}`) })],
		['without a day', ({ label }) => ({ stepId: fromList('Step01', `Step 2 · ${label}`) })],
		['by ID', ({ value }) => ({ stepId: byId('Step01'), channel: value })],
	];

	/** Every field of the form that depends on the channel, wherever it is. */
	const offered = (root: INodeParameters) => {
		return [...shown(root, textNames), ...optionsOf(collection, root)];
	};
	const fieldsOf = (channel: Channel) => [
		...textsOf(channel),
		...(makesTask(channel) ? ofTasks : []),
		...(sendsEmail(channel) ? ofMails : []),
	];
	const all = [...new Set(channels.flatMap(fieldsOf))];
	const filledIn = (name: string, value: string): INodeParameters =>
		textNames.includes(name) && !textsIn ? { [name]: value } : { [collection]: { [name]: value } };

	describe.each(ways)('a step %s', (way, step) => {
		test.each(channels)('on $label: its fields are offered and no others', (channel) => {
			const fields = offered(rootWith(step(channel)));
			expect(names(fields).sort()).toEqual([...always, ...fieldsOf(channel)].sort());
			expect(labels(fields).filter((label) => label.startsWith('Unused'))).toEqual([]);
		});

		test('Channel is asked unless the step determines it', () => {
			const asked = channels.map((channel) => names(shown(rootWith(step(channel)))));
			for (const fields of asked) expect(fields.includes('channel')).toBe(way === 'by ID');
		});

		test.each(all)('%s stays when a step without it is chosen, and is marked as unused', (name) => {
			for (const channel of channels) {
				const root = { ...rootWith(step(channel)), ...filledIn(name, 'Text') };
				const found = offered(root).filter((field) => field.name === name);
				expect(found).toHaveLength(1);
				expect(found[0].displayName.startsWith('Unused: ')).toBe(!fieldsOf(channel).includes(name));
			}
			const other = channels.find((channel) => !fieldsOf(channel).includes(name))!;
			const root = { ...rootWith(step(other)), ...filledIn(name, 'Text') };
			for (const withDefaults of [true, false]) {
				expect(saved(root, withDefaults)).toMatchObject(filledIn(name, 'Text'));
			}
		});
	});

	test.each<[string, INodeParameters]>([
		['an expression', { stepId: byId('={{ $json.id }}'), channel: '={{ $json.channel }}' }],
		['an expression as a whole', { stepId: '={{ $json.step }}', channel: '=Email' }],
		['of an unknown channel', { stepId: fromList('Step01', 'Step 2 · Day 4'), channel: '=Email' }],
	])('a step that is %s: all fields are offered, each once', (_, step) => {
		const root = { ...rootWith(step), ...filledIn('message', 'Text') };
		expect(names(offered(root)).sort()).toEqual([...always, ...all].sort());
		expect(names(shown(root))).toContain('channel');
	});

	test('while no step is chosen Channel is not asked, and what was typed is kept', () => {
		const root = {
			...rootWith({ stepId: { __rl: true, mode: 'list', value: '' } }),
			...filledIn('message', 'Text'),
		};
		expect(names(shown(root))).not.toContain('channel');
		expect(labels(offered(root)).filter((label) => label.startsWith('Unused'))).toEqual([]);
		expect(saved(root)).toMatchObject(filledIn('message', 'Text'));
	});
});

test.each(channels)('Clear offers what can be empty on $label', (channel) => {
	const root = {
		resource: 'sequence',
		operation: 'updateVariant',
		stepId: fromList('Step01', `Step 1 · Day 1 · ${channel.label}`),
	};
	const clear = optionsOf('updateFields', root).find(({ name }) => name === 'clear')!;
	const clearable = (clear.options as INodeProperties[]).filter((option) =>
		isShown(option, root, root),
	);
	expect(clearable.map(({ name }) => name).sort()).toEqual(
		[
			...labels(rulesOf(channel, 'optional')),
			...labels(rulesOf(channel, 'mayBeEmpty')),
			...(makesTask(channel) ? ['Task Note'] : []),
		].sort(),
	);
});

test('no condition is one at which n8n 1.123 breaks off when a value is missing', () => {
	const conditions = JSON.stringify(description.properties).match(/"_cnd":\{"\w+"/g)!;
	const kinds = new Set(conditions.map((condition) => condition.split('"')[3]));
	for (const kind of kinds) expect(['regex', 'eq', 'not', 'gte', 'lt', 'between']).toContain(kind);
});

test.each([
	['sequence', 'create', ['Title', 'Additional Fields']],
	['sequence', 'getAll', ['Return All', 'Limit', 'Filters', 'Sort']],
	['sequence', 'getSteps', ['Sequence', 'Simplify']],
	['sequence', 'getVariants', ['Sequence', 'Step', 'Simplify']],
	['sequence', 'pause', ['Sequence']],
	['sequence', 'resume', ['Sequence']],
	['sequence', 'pauseVariant', ['Sequence', 'Step', 'Variant']],
	['sequence', 'resumeVariant', ['Sequence', 'Step', 'Variant']],
	['attachment', 'upload', ['Input Data Field Name']],
])('%s, %s shows its fields and no others', (resource, operation, fields) => {
	const values = { resource, operation, channel: 'Email', returnAll: false };
	expect(labels(shown(values))).toEqual(['Resource', 'Operation', ...fields]);
});

test('Return All hides the limit', () => {
	const values = { resource: 'sequence', operation: 'getAll', returnAll: true };
	expect(labels(shown(values))).not.toContain('Limit');
});

test('operations are listed by name, but Create Step stays the default', () => {
	const [{ options = [], default: first }] = shown({ resource: 'sequence' }).slice(1);
	const listed = options.map(({ name }) => name);
	expect(listed).toEqual([...listed].sort());
	expect(first).toBe('createStep');
});

test('a new node creates a step', () => {
	const [resource, operation] = shown(saved({}));
	expect([resource.default, operation.default]).toEqual(['sequence', 'createStep']);
});

test.each([
	['field', 'create', { fieldType: 'text' }, []],
	['field', 'create', { fieldType: 'dropdown' }, ['Choices']],
	['field', 'create', { fieldType: 'currency' }, ['Currency']],
	['apiRequest', 'send', { method: 'GET' }, []],
	['apiRequest', 'send', { method: 'POST' }, ['Body']],
])('%s, %s with %j shows %j', (resource, operation, values, labelsShown) => {
	const some = ['Choices', 'Currency', 'Body'];
	const all = labels(shown({ resource, operation, ...values }));
	expect(all.filter((label) => some.includes(label))).toEqual(labelsShown);
});

test.each([
	[
		'sequence',
		'updateVariant',
		{
			stepId: ['sequenceId.cachedResultName'],
			variantId: ['sequenceId.cachedResultName', 'stepId.cachedResultName'],
		},
	],
	['subsequence', 'getSettings', { subsequenceId: ['sequenceId.cachedResultName'] }],
	['conversation', 'getMessage', { messageId: ['conversationId.cachedResultName'] }],
])(
	'%s, %s: a choice is dropped in the editor when another is picked above it',
	(resource, operation, expected) => {
		const root = { resource, operation };
		const within = Object.fromEntries(
			shown(root)
				.filter(({ type }) => type === 'resourceLocator')
				.map(({ name, typeOptions }) => [name, typeOptions?.loadOptionsDependsOn]),
		);
		expect(within).toEqual(expected);
	},
);
