import type { INode, INodeParameters, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { channels } from '../nodes/Saleshandy/channels';
import { properties } from '../nodes/Saleshandy/operation/properties';
import { resources } from '../nodes/Saleshandy/resources';
import { Saleshandy } from '../nodes/Saleshandy/Saleshandy.node.ts';

const { description } = new Saleshandy();
const always = ['Resource', 'Operation', 'Sequence', 'Channel'];

const isShown = (property: INodeProperties, values: INodeParameters, root: INodeParameters) =>
	NodeHelpers.displayParameter(values, property, { typeVersion: 1 } as INode, description, root);

/** Labels of the fields that a user sees, in their order. */
const shown = (root: INodeParameters) =>
	description.properties.filter((property) => isShown(property, root, root));
/** Labels of fields; a notice is none. */
const labels = (properties: INodeProperties[]) =>
	properties.filter(({ type }) => type !== 'notice').map(({ displayName }) => displayName);

const optionsOf = (name: string, root: INodeParameters) =>
	shown(root)
		.filter((property) => property.name === name)
		.flatMap(({ options }) => options as INodeProperties[])
		.filter((option) => isShown(option, {}, root));

const root = (operation: string, channel: string, specifyVariants = 'fields') => ({
	resource: 'sequence',
	operation,
	channel,
	specifyVariants,
});

/** By hand: what Create Step shows below Day and Specify Variants, and what Update Variant offers. */
const task = ['Assignee Name or ID', 'Priority', 'Task Note'];
const expected: Record<string, { create: string[]; additional: string[]; update: string[] }> = {
	Email: {
		create: ['Email Variants'],
		additional: [],
		update: [
			'Attachment Fields',
			'Attachment IDs',
			'Content',
			'Day',
			'Preheader',
			'Remove All Attachments',
			'Status',
			'Subject',
		],
	},
	LinkedInConnectionRequest: {
		create: ['Connection Note', 'Additional Fields'],
		additional: task,
		update: ['Assignee Name or ID', 'Connection Note', 'Day', 'Priority', 'Status', 'Task Note'],
	},
	LinkedInMessage: {
		create: ['Message', 'Additional Fields'],
		additional: task,
		update: ['Assignee Name or ID', 'Day', 'Message', 'Priority', 'Status', 'Task Note'],
	},
	LinkedInInMail: {
		create: ['Subject', 'Message', 'Additional Fields'],
		additional: task,
		update: ['Assignee Name or ID', 'Day', 'Message', 'Priority', 'Status', 'Subject', 'Task Note'],
	},
};
const taskOnly = {
	create: ['Additional Fields'],
	additional: task,
	update: ['Assignee Name or ID', 'Day', 'Priority', 'Status', 'Task Note'],
};

describe.each(channels.map(({ value }) => value))('%s', (channel) => {
	const { create, additional, update } = expected[channel] ?? taskOnly;

	test('Create Step shows its fields and no others', () => {
		const values = root('createStep', channel);
		expect(labels(shown(values))).toEqual([
			...always,
			'Day',
			'Specify Variants',
			...create,
			'Options',
		]);
		expect(labels(optionsOf('additionalFields', values))).toEqual(additional);
	});

	test('Create Step from JSON shows the JSON in place of the texts', () => {
		const values = root('createStep', channel, 'json');
		expect(labels(shown(values))).toEqual([
			...always,
			'Day',
			'Specify Variants',
			'Variants (JSON)',
			...(channel === 'Email' ? [] : ['Additional Fields']),
			'Options',
		]);
		expect(labels(optionsOf('additionalFields', values))).not.toContain('Task Note');
	});

	test('Create Variant shows its fields and no others', () => {
		const values = root('createVariant', channel);
		const texts =
			channel === 'Email'
				? ['Subject', 'Content', 'Preheader']
				: create.filter((label) => label !== 'Additional Fields');
		expect(labels(shown(values)).sort()).toEqual(
			[
				...['Resource', 'Operation', 'Sequence', 'Step', 'Channel', 'Additional Fields', 'Options'],
				...texts,
			].sort(),
		);
		expect(labels(optionsOf('additionalFields', values))).toEqual(
			channel === 'Email' ? ['Attachment Fields', 'Attachment IDs'] : additional,
		);
	});

	test('Update Variant offers its fields and no others', () => {
		const values = root('updateVariant', channel);
		expect(labels(shown(values))).toEqual([
			'Resource',
			'Operation',
			'Sequence',
			'Step',
			'Variant',
			'Channel',
			'Update Fields',
			'Options',
		]);
		expect(labels(optionsOf('updateFields', values))).toEqual(update);
	});
});

test.each(channels)(
	'$value: the notice about merge tags comes with texts',
	({ value, payload }) => {
		for (const operation of ['createStep', 'updateVariant']) {
			const notices = shown(root(operation, value)).filter(({ type }) => type === 'notice');
			expect(notices).toHaveLength(Object.keys(payload).length > 0 ? 1 : 0);
		}
	},
);

test.each([
	['sequence', 'create', ['Title', 'Additional Fields']],
	['sequence', 'getAll', ['Return All', 'Limit', 'Filters', 'Options']],
	['sequence', 'getSteps', ['Sequence', 'Options']],
	['sequence', 'getVariants', ['Sequence', 'Step', 'Options']],
	['sequence', 'pause', ['Sequence', 'Options']],
	['sequence', 'resume', ['Sequence', 'Options']],
	['attachment', 'upload', ['Input Data Field Name', 'Options']],
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
	const names = options.map(({ name }) => name);
	expect(names).toEqual([...names].sort());
	expect(first).toBe('createStep');
});

test('with a channel from an expression every field can be filled in', () => {
	const values = root('createStep', '={{ $json.channel }}');
	expect(labels(shown(values))).toEqual([
		...always,
		'Day',
		'Specify Variants',
		'Email Variants',
		'Connection Note',
		'Subject',
		'Message',
		'Additional Fields',
		'Options',
	]);
	expect(shown(values).filter(({ required }) => required)).toEqual([
		expect.objectContaining({ displayName: 'Sequence' }),
	]);
});

test('step and variant are dropped in the editor when what they are within changes', () => {
	const within = Object.fromEntries(
		shown(root('updateVariant', 'Email'))
			.filter(({ type }) => type === 'resourceLocator')
			.map(({ name, typeOptions }) => [name, typeOptions?.loadOptionsDependsOn]),
	);
	expect(within).toEqual({
		sequenceId: undefined,
		stepId: ['sequenceId.value'],
		variantId: ['sequenceId.value', 'stepId.value'],
	});
});

test('an operation has one Options, or none, whatever those of other resources are called', () => {
	const [sequence, { operations }] = resources;
	const other = {
		name: 'Other',
		value: 'other',
		operations: ['getAll', 'create'].map((value) => ({ ...operations[0], value })),
	};
	const all = properties([sequence, other]).filter(({ name }) => name === 'options');
	const count = (operation: string, resource = 'sequence') =>
		all.filter((property) => isShown(property, { resource, operation }, { resource, operation }))
			.length;
	expect([count('getAll'), count('create'), count('createStep')]).toEqual([1, 0, 1]);
	expect([count('getAll', 'other'), count('create', 'other')]).toEqual([1, 1]);
});
