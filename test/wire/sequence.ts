import type { Emulator } from '../emulator';
import { byId } from '../parameters';
import type { WireRow } from './row';

const sequenceId = 'kP3vN8sQ2d';
const stepId = 'Xw7bL1mR9c';
const variantId = 'dT5hG2yV6j';
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
		output: (output) =>
			expect(output).toMatchObject([{ id: stepId, sequenceId, channel: 'Email' }]),
	},
	{
		operation: 'sequence.getVariants',
		fields: 'fewest',
		arrange: withStep,
		parameters: { sequenceId: byId(sequenceId), stepId: byId(stepId) },
		requests: [{ operationId: 'listStepVariants', path: `${path}/steps/${stepId}` }],
		output: (output) => expect(output).toMatchObject([{ id: variantId, sequenceId, stepId }]),
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
		output: (output) => expect(output).toMatchObject([{ sequenceId, stepId, channel: 'Email' }]),
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
		output: [{ success: true, sequenceId, stepId, variantId, updatedFields: ['content'] }],
	},
];
