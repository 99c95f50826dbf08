import { byId } from '../parameters';
import * as choices from './choices';
import type { WireRow } from './row';

const sequenceId = 'kP3vN8sQ2d';
const subsequenceId = 'sX9pR2tK7v';
const condition = [
	{ subject: 'emailOpenCount', comparison: 'greater than', value: '2' },
	{ subject: 'prospectOutcome', comparison: 'is any', value: 'Interested, Meeting Booked' },
	{ subject: 'replied', comparison: 'is', value: 'false' },
];
const conditions = [
	{ name: 'Email Open Count', operation: 'greater than', value: 2 },
	{ name: 'Prospect Outcome', operation: 'is any', value: ['Interested', 'Meeting Booked'] },
	{ name: 'Replied', operation: 'is', value: false },
];

const arrange: WireRow['arrange'] = ({ account }) => {
	account.addSequence({ id: sequenceId, title: 'Spring' });
	account.addSequence({ id: subsequenceId, title: 'Opened twice' });
};

export const subsequence: WireRow[] = [
	{
		operation: 'subsequence.create',
		fields: 'fewest',
		choices: {
			'conditions.condition.0.comparison': ['conditions.0.operation', choices.comparisons],
		},
		arrange,
		parameters: {
			sequenceId: byId(sequenceId),
			title: 'Opened twice',
			conditions: { condition: condition.slice(0, 1) },
		},
		requests: [
			{
				operationId: 'createSubsequence',
				path: `/v1/sequences/${sequenceId}/subsequence`,
				body: { title: 'Opened twice', conditions: conditions.slice(0, 1) },
			},
		],
		output: (output) =>
			expect(output).toMatchObject([
				{ subsequenceId: expect.any(String), sequenceId, title: 'Opened twice' },
			]),
	},
	{
		operation: 'subsequence.create',
		fields: 'all',
		arrange,
		parameters: {
			sequenceId: byId(sequenceId),
			title: 'Opened twice',
			conditions: { condition },
			additionalFields: { firstStepRelativeDays: 2, scheduleId: 58123 },
		},
		requests: [
			{
				operationId: 'createSubsequence',
				path: `/v1/sequences/${sequenceId}/subsequence`,
				body: {
					title: 'Opened twice',
					conditions,
					firstStepRelativeDays: 2,
					scheduleId: 58123,
				},
			},
		],
		output: (output) => expect(output).toHaveLength(1),
	},
	{
		operation: 'subsequence.create',
		fields: 'every subject',
		arrange,
		parameters: {
			sequenceId: byId(sequenceId),
			title: 'Opened twice',
			conditions: {
				condition: [
					{ subject: 'emailOpenCount', comparison: 'is', value: 2 },
					{ subject: 'replied', comparison: 'is', value: true },
					{ subject: 'replyBodyContains', comparison: 'contains', value: 'price, offer' },
					{ subject: 'linkClick', comparison: 'is', value: 'true' },
					{ subject: 'prospectOutcome', comparison: 'is', value: 'Interested' },
					{ subject: 'lastStepCompleted', comparison: 'is', value: 'false' },
					{ subject: 'prospectTag', comparison: 'is any', value: ['spring', 'crm'] },
				],
			},
		},
		requests: [
			{
				operationId: 'createSubsequence',
				path: `/v1/sequences/${sequenceId}/subsequence`,
				body: {
					title: 'Opened twice',
					conditions: [
						{ name: 'Email Open Count', operation: 'is', value: 2 },
						{ name: 'Replied', operation: 'is', value: true },
						{ name: 'Reply Body Contains', operation: 'contains', value: ['price', 'offer'] },
						{ name: 'Link Click', operation: 'is', value: true },
						{ name: 'Prospect Outcome', operation: 'is', value: ['Interested'] },
						{ name: 'Last Step Completed', operation: 'is', value: false },
						{ name: 'Prospect Tag', operation: 'is any', value: ['spring', 'crm'] },
					],
				},
			},
		],
		output: (output) => expect(output).toHaveLength(1),
	},
	{
		operation: 'subsequence.getAll',
		fields: 'fewest',
		arrange,
		parameters: { sequenceId: byId(sequenceId) },
		requests: [
			{ operationId: 'listSubsequences', path: `/v1/sequences/${sequenceId}/subsequences` },
		],
		output: (output) => expect(output).toEqual(output.map((entry) => ({ ...entry, sequenceId }))),
	},
	{
		operation: 'subsequence.getAll',
		fields: 'all',
		arrange,
		parameters: { sequenceId: byId(sequenceId), returnAll: true, filters: { search: 'Opened' } },
		requests: [
			{
				operationId: 'listSubsequences',
				path: `/v1/sequences/${sequenceId}/subsequences`,
				query: { search: 'Opened' },
			},
		],
		output: (output) => expect(output.length).toBeLessThan(3),
	},
	{
		operation: 'subsequence.getSettings',
		fields: 'fewest',
		arrange,
		parameters: { sequenceId: byId(sequenceId), subsequenceId: byId(subsequenceId) },
		requests: [
			{
				operationId: 'getSubsequenceSettings',
				path: `/v1/sequences/subsequence/${subsequenceId}/settings`,
			},
		],
		output: (output) => expect(output).toMatchObject([{ subsequenceId }]),
	},
	{
		operation: 'subsequence.updateSettings',
		fields: 'fewest',
		arrange,
		parameters: {
			sequenceId: byId(sequenceId),
			subsequenceId: byId(subsequenceId),
			updateFields: { firstStepRelativeDays: 2 },
		},
		requests: [
			{
				operationId: 'updateSubsequence',
				path: `/v1/sequences/${sequenceId}/subsequence/${subsequenceId}`,
				body: { firstStepRelativeDays: 2 },
			},
		],
		output: [{ success: true, subsequenceId, updatedFields: ['firstStepRelativeDays'] }],
	},
	{
		operation: 'subsequence.updateSettings',
		fields: 'all',
		choices: {
			'updateFields.conditions.condition.0.comparison': [
				'conditions.0.operation',
				choices.comparisons,
			],
		},
		arrange,
		parameters: {
			sequenceId: byId(sequenceId),
			subsequenceId: byId(subsequenceId),
			updateFields: {
				conditions: { condition },
				firstStepRelativeDays: 2,
				scheduleId: 58123,
			},
		},
		requests: [
			{
				operationId: 'updateSubsequence',
				path: `/v1/sequences/${sequenceId}/subsequence/${subsequenceId}`,
				body: { conditions, firstStepRelativeDays: 2, scheduleId: 58123 },
			},
		],
		output: (output) => expect(output).toHaveLength(1),
	},
];
