import type { Emulator } from '../emulator';
import { byId } from '../parameters';
import * as choices from './choices';
import type { WireRow } from './row';

const sequenceId = 'kP3vN8sQ2d';
const stepId = 'Xw7bL1mR9c';
const variantId = 'dT5hG2yV6j';
const memberId = 'mE4rT8wQ2z';
const variant = { sequenceId, stepId, variantId, letter: 'A', channel: 'Email' };
const path = `/v1/sequences/${sequenceId}`;

const withSequence = ({ account }: Emulator) =>
	void account.addSequence({ id: sequenceId, title: 'Spring', active: false });

/** One Email step with one variant. */
function withStep(emulator: Emulator) {
	const { account } = emulator;
	const sequence = account.addSequence({ id: sequenceId, title: 'Spring' });
	const payload = { subject: 'Hello', content: '<p>Hi</p>' };
	account.addStep(sequence, {
		id: stepId,
		type: 1,
		absoluteDays: 1,
		variants: [{ id: variantId, payload }],
	});
}

export const sequence: WireRow[] = [
	{
		operation: 'sequence.create',
		fields: 'fewest',
		parameters: { title: 'Spring' },
		requests: [{ operationId: 'createSequence', path: '/v1/sequences', body: { title: 'Spring' } }],
		output: (output) =>
			expect(output).toEqual([{ sequenceId: expect.any(String), title: 'Spring' }]),
	},
	{
		operation: 'sequence.create',
		fields: 'all',
		arrange: ({ account }) => {
			account.add('mailboxes', { id: 'mB6kQ1zX8a' });
			account.add('schedules', { id: 'sC4nW7pL2e' });
		},
		parameters: {
			title: 'Spring',
			additionalFields: { senders: ['mB6kQ1zX8a'], scheduleId: 'sC4nW7pL2e' },
		},
		requests: [
			{
				operationId: 'listMailboxes',
				path: '/v1/email-accounts',
				body: { page: 1, pageSize: 100 },
			},
			{
				operationId: 'createSequence',
				path: '/v1/sequences',
				body: { title: 'Spring', emailAccountIds: ['mB6kQ1zX8a'], scheduleId: 'sC4nW7pL2e' },
			},
		],
		output: (output) =>
			expect(output).toEqual([{ sequenceId: expect.any(String), title: 'Spring' }]),
	},
	{
		operation: 'sequence.getAll',
		fields: 'fewest',
		arrange: withSequence,
		parameters: {},
		requests: [
			{
				operationId: 'listSequences',
				path: '/v1/sequences',
				query: { sortBy: 'sequence.createdAt', sort: 'DESC', page: '1', pageSize: '50' },
			},
		],
		output: (output) => expect(output).toMatchObject([{ id: sequenceId, title: 'Spring' }]),
	},
	{
		operation: 'sequence.getAll',
		fields: 'all',
		choices: { 'sort.order': ['sortBy sort', choices.sequenceOrders] },
		arrange: withSequence,
		parameters: { returnAll: true, filters: { title: 'spr' }, sort: { order: 'title' } },
		requests: [
			{
				operationId: 'listSequences',
				path: '/v1/sequences',
				query: {
					sequenceName: 'spr',
					sortBy: 'sequence.title',
					sort: 'ASC',
					page: '1',
					pageSize: '1000',
				},
			},
		],
		output: (output) => expect(output).toMatchObject([{ id: sequenceId }]),
	},
	{
		operation: 'sequence.pause',
		fields: 'fewest',
		arrange: withStep,
		parameters: { sequenceId: byId(sequenceId) },
		requests: [
			{
				operationId: 'setSequencesStatus',
				path: '/v1/sequences/status',
				body: { sequenceIds: [sequenceId], status: 'pause' },
			},
		],
		output: [{ sequenceId, paused: true, alreadyPaused: false }],
	},
	{
		operation: 'sequence.pause',
		fields: 'of a paused sequence',
		arrange: withSequence,
		parameters: { sequenceId: byId(sequenceId) },
		requests: [
			{
				operationId: 'setSequencesStatus',
				path: '/v1/sequences/status',
				body: { sequenceIds: [sequenceId], status: 'pause' },
			},
		],
		output: [{ sequenceId, paused: true, alreadyPaused: true }],
	},
	{
		operation: 'sequence.resume',
		fields: 'fewest',
		arrange: withSequence,
		parameters: { sequenceId: byId(sequenceId) },
		requests: [
			{
				operationId: 'setSequencesStatus',
				path: '/v1/sequences/status',
				body: { sequenceIds: [sequenceId], status: 'resume' },
			},
		],
		output: [{ sequenceId, active: true, alreadyActive: false }],
	},
	{
		operation: 'sequence.getSteps',
		fields: 'fewest',
		arrange: withStep,
		parameters: { sequenceId: byId(sequenceId) },
		requests: [{ operationId: 'listSteps', path: `${path}/steps` }],
		output: (output) => expect(output).toMatchObject([{ stepId, sequenceId, channel: 'Email' }]),
	},
	{
		operation: 'sequence.getSteps',
		fields: 'all',
		arrange: withStep,
		parameters: { sequenceId: byId(sequenceId), simplify: false },
		requests: [{ operationId: 'listSteps', path: `${path}/steps` }],
		output: (output) =>
			expect(output).toMatchObject([
				{ id: stepId, stepId, type: 1, variants: [{ id: variantId, variantId, letter: 'A' }] },
			]),
	},
	{
		operation: 'sequence.getVariants',
		fields: 'fewest',
		arrange: withStep,
		parameters: { sequenceId: byId(sequenceId), stepId: byId(stepId) },
		requests: [{ operationId: 'listStepVariants', path: `${path}/steps/${stepId}` }],
		output: (output) =>
			expect(output).toMatchObject([{ variantId, letter: 'A', status: 'active', stepId }]),
	},
	{
		operation: 'sequence.getVariants',
		fields: 'all',
		arrange: withStep,
		parameters: { sequenceId: byId(sequenceId), stepId: byId(stepId), simplify: false },
		requests: [{ operationId: 'listStepVariants', path: `${path}/steps/${stepId}` }],
		output: (output) => expect(output).toMatchObject([{ id: variantId, type: 1, variantId }]),
	},
	{
		operation: 'sequence.createStep',
		fields: 'fewest',
		arrange: withSequence,
		parameters: {
			sequenceId: byId(sequenceId),
			channel: 'Email',
			absoluteDays: 1,
			emailVariants: { variant: [{ subject: 'Hi', content: '<p>Hello</p>' }] },
		},
		requests: [
			{
				operationId: 'createStep',
				path: `${path}/steps`,
				body: {
					type: 1,
					absoluteDays: 1,
					variants: [{ payload: { subject: 'Hi', content: '<p>Hello</p>' } }],
				},
			},
		],
		output: (output) => expect(output).toMatchObject([{ number: 1, sequenceId, channel: 'Email' }]),
	},
	{
		operation: 'sequence.createStep',
		fields: 'all',
		arrange(emulator) {
			withSequence(emulator);
			emulator.account.add('attachments', { id: 'uJ7fM2nX6p' });
		},
		parameters: {
			sequenceId: byId(sequenceId),
			channel: 'Email',
			absoluteDays: 3,
			specifyVariants: 'fields',
			emailVariants: {
				variant: [
					{ subject: 'Hi', content: '<p>A</p>', preheader: 'Soon', attachmentIds: 'uJ7fM2nX6p' },
					{ content: '<p>B</p>' },
				],
			},
		},
		requests: [
			{
				operationId: 'createStep',
				path: `${path}/steps`,
				body: {
					type: 1,
					absoluteDays: 3,
					variants: [
						{
							payload: { subject: 'Hi', content: '<p>A</p>', preheader: 'Soon' },
							attachmentIds: ['uJ7fM2nX6p'],
						},
						{ payload: { subject: '', content: '<p>B</p>' } },
					],
				},
			},
		],
		output: (output) => expect(output).toMatchObject([{ absoluteDays: 3, channel: 'Email' }]),
	},
	{
		operation: 'sequence.createStep',
		fields: 'of a task',
		choices: { 'additionalFields.priority': ['priority', choices.priorities] },
		arrange(emulator) {
			withSequence(emulator);
			emulator.account.add('teamMembers', { id: memberId });
		},
		parameters: {
			sequenceId: byId(sequenceId),
			channel: 'Custom',
			absoluteDays: 3,
			title: 'Card',
			actionName: 'Shop',
			actionUrl: 'https://example.com',
			taskNote: 'By post',
			additionalFields: { priority: 'high', assigneeId: byId(memberId) },
		},
		requests: [
			{
				operationId: 'createStep',
				path: `${path}/steps`,
				body: {
					type: 9,
					absoluteDays: 3,
					priority: 2,
					assigneeId: memberId,
					variants: [
						{
							payload: { title: 'Card', action: { name: 'Shop', url: 'https://example.com' } },
							taskNote: 'By post',
						},
					],
				},
			},
		],
		output: (output) => expect(output).toMatchObject([{ sequenceId, channel: 'Custom' }]),
	},
	{
		operation: 'sequence.createVariant',
		fields: 'fewest',
		arrange: withStep,
		parameters: {
			sequenceId: byId(sequenceId),
			stepId: byId(stepId),
			channel: 'Email',
			content: '<p>B</p>',
		},
		requests: [
			{ operationId: 'listSteps', path: `${path}/steps` },
			{
				operationId: 'createVariant',
				path: `${path}/steps/${stepId}/variants`,
				body: { type: 1, payload: { subject: '', content: '<p>B</p>' } },
			},
		],
		output: (output) =>
			expect(output).toMatchObject([{ sequenceId, stepId, letter: 'B', channel: 'Email' }]),
	},
	{
		operation: 'sequence.createVariant',
		fields: 'all',
		arrange(emulator) {
			withStep(emulator);
			emulator.account.add('attachments', { id: 'uJ7fM2nX6p' });
		},
		parameters: {
			sequenceId: byId(sequenceId),
			stepId: byId(stepId),
			channel: 'Email',
			subject: 'B',
			content: '<p>B</p>',
			preheader: 'Soon',
			additionalFields: { attachmentIds: 'uJ7fM2nX6p' },
		},
		requests: [
			{ operationId: 'listSteps', path: `${path}/steps` },
			{
				operationId: 'createVariant',
				path: `${path}/steps/${stepId}/variants`,
				body: {
					type: 1,
					payload: { subject: 'B', content: '<p>B</p>', preheader: 'Soon' },
					attachmentIds: ['uJ7fM2nX6p'],
				},
			},
		],
		output: (output) => expect(output).toMatchObject([{ sequenceId, stepId, letter: 'B' }]),
	},
	{
		operation: 'sequence.updateVariant',
		fields: 'fewest',
		arrange: withStep,
		parameters: {
			sequenceId: byId(sequenceId),
			stepId: byId(stepId),
			variantId: byId(variantId),
			channel: 'Email',
			updateFields: { content: '<p>New</p>' },
		},
		requests: [
			{ operationId: 'listSteps', path: `${path}/steps` },
			{
				operationId: 'updateVariant',
				path: `${path}/steps/${stepId}/variants/${variantId}`,
				body: { payload: { subject: 'Hello', content: '<p>New</p>' } },
			},
		],
		output: [{ success: true, ...variant, status: 'active', updatedFields: ['content'] }],
	},
	{
		operation: 'sequence.updateVariant',
		fields: 'all',
		choices: { 'updateFields.status': ['status', choices.variantStatuses] },
		arrange(emulator) {
			withStep(emulator);
			emulator.account.add('attachments', { id: 'uJ7fM2nX6p' });
		},
		parameters: {
			sequenceId: byId(sequenceId),
			stepId: byId(stepId),
			variantId: byId(variantId),
			channel: 'Email',
			updateFields: {
				status: 'paused',
				absoluteDays: 4,
				content: '<p>New</p>',
				preheader: 'Soon',
				clear: ['subject'],
				attachmentIds: 'uJ7fM2nX6p',
			},
		},
		requests: [
			{ operationId: 'listSteps', path: `${path}/steps` },
			{
				operationId: 'updateVariant',
				path: `${path}/steps/${stepId}/variants/${variantId}`,
				body: {
					status: 0,
					absoluteDays: 4,
					attachmentIds: ['uJ7fM2nX6p'],
					payload: { subject: '', content: '<p>New</p>', preheader: 'Soon' },
				},
			},
		],
		output: (output) => expect(output).toMatchObject([{ ...variant, status: 'paused' }]),
	},
	{
		operation: 'sequence.updateVariant',
		fields: 'of a task',
		choices: { 'updateFields.priority': ['priority', choices.priorities] },
		arrange({ account }) {
			account.add('teamMembers', { id: memberId });
			const created = account.addSequence({ id: sequenceId, title: 'Spring' });
			const variants = [{ id: variantId, payload: {} }];
			account.addStep(created, { id: stepId, type: 12, absoluteDays: 1, variants });
		},
		parameters: {
			sequenceId: byId(sequenceId),
			stepId: byId(stepId),
			variantId: byId(variantId),
			channel: 'CallDemo',
			updateFields: { taskNote: 'After lunch', priority: 'low', assigneeId: byId(memberId) },
		},
		requests: [
			{ operationId: 'listSteps', path: `${path}/steps` },
			{
				operationId: 'updateVariant',
				path: `${path}/steps/${stepId}/variants/${variantId}`,
				body: { taskNote: 'After lunch', priority: 4, assigneeId: memberId },
			},
		],
		output: (output) =>
			expect(output).toMatchObject([
				{ channel: 'CallDemo', updatedFields: ['taskNote', 'priority', 'assigneeId'] },
			]),
	},
	...(['pause', 'resume'] as const).map((change): WireRow => {
		const status = change === 'pause' ? 'paused' : 'active';
		return {
			operation: `sequence.${change}Variant`,
			fields: 'fewest',
			arrange: withStep,
			parameters: {
				sequenceId: byId(sequenceId),
				stepId: byId(stepId),
				variantId: byId(variantId),
			},
			requests: [
				{ operationId: 'listSteps', path: `${path}/steps` },
				{
					operationId: 'updateVariant',
					path: `${path}/steps/${stepId}/variants/${variantId}`,
					body: { status: change === 'pause' ? 0 : 1 },
				},
			],
			output: (output) => expect(output).toMatchObject([{ ...variant, status }]),
		};
	}),
];
