import type { Emulator } from '../emulator';
import { byId } from '../parameters';
import * as choices from './choices';
import type { WireRow } from './row';

const sequenceId = 'kP3vN8sQ2d';
const emailAccountId = 'mB6xZ3qF7t';
const userIds = ['Rn8cJ4pW1k'];
const activity = ({ account }: Emulator) =>
	void account.add('activities', {
		sequenceId,
		date: '2026-04-02',
		row: {
			'Recipient Email': 'lee@example.com',
			'Step Number': '1',
			'Email Sent At': 'Thu Apr 02 2026 09:00:12 GMT+2:00 (Europe/Paris)',
			'Open Count': '2',
			'Last Opened At': 'Thu Apr 02 2026 08:21:07 GMT-4:00 (America/New_York)',
		},
	});
const period = { startDate: '2026-04-01', endDate: '2026-04-30' };
/** From the first to the last second of these days in New York, n8n's default time zone. */
const moments = { startDate: '2026-04-01T04:00:00.000Z', endDate: '2026-05-01T03:59:59.000Z' };

export const report: WireRow[] = [
	{
		operation: 'sequence.getStats',
		fields: 'fewest',
		arrange: ({ account }) => void account.addSequence({ id: sequenceId, title: 'Spring' }),
		parameters: { sequenceId: byId(sequenceId) },
		requests: [
			{ operationId: 'getSequenceStats', path: '/v1/analytics/stats', body: { sequenceId } },
		],
		output: (output) =>
			expect(output).toEqual([
				{
					sequenceId,
					title: 'Spring',
					prospects: 120,
					contacted: 100,
					opened: 48,
					replied: 9,
					bounced: 2,
					unsubscribed: 1,
					interested: 3,
					meetingBooked: 1,
				},
			]),
	},
	{
		operation: 'sequence.getStats',
		fields: 'all',
		arrange: ({ account }) => void account.addSequence({ id: sequenceId, title: 'Spring' }),
		parameters: { sequenceId: byId(sequenceId), simplify: true },
		requests: [
			{ operationId: 'getSequenceStats', path: '/v1/analytics/stats', body: { sequenceId } },
		],
		output: (output) => expect(output).toHaveLength(1),
	},
	{
		operation: 'report.getActivity',
		fields: 'fewest',
		arrange: activity,
		parameters: { sequenceIds: [sequenceId], ...period },
		requests: [
			{
				operationId: 'getActivityReport',
				path: '/v1/analytics/consolidated-stats',
				body: { sequenceIds: [sequenceId], ...period, pageNum: 1, pageLimit: 50 },
			},
		],
		output: (output) =>
			expect(output).toMatchObject([
				{
					'Recipient Email': 'lee@example.com',
					'Open Count': 2,
					emailSentAt: '2026-04-02T07:00:12.000Z',
					lastOpenedAt: '2026-04-02T12:21:07.000Z',
				},
			]),
	},
	{
		operation: 'report.getActivity',
		fields: 'all',
		arrange: activity,
		parameters: { sequenceIds: [sequenceId], ...period, limit: 3 },
		requests: [
			{
				operationId: 'getActivityReport',
				path: '/v1/analytics/consolidated-stats',
				body: { sequenceIds: [sequenceId], ...period, pageNum: 1, pageLimit: 10 },
			},
		],
		output: (output) => expect(output).toHaveLength(1),
	},
	{
		operation: 'report.getEmailAccountStats',
		fields: 'fewest',
		arrange: ({ account }) => void account.add('mailboxes', { id: emailAccountId }),
		parameters: { emailAccountId: byId(emailAccountId) },
		requests: [
			{
				operationId: 'getMailboxStats',
				path: '/v1/analytics/emailaccount/stats',
				body: { emailId: emailAccountId },
			},
		],
		output: (output) =>
			expect(output).toMatchObject([{ emailAccountId, 'Setup Score': 90, 'Total Sent': 320 }]),
	},
	{
		operation: 'report.getTeamStats',
		fields: 'fewest',
		parameters: { userIds, ...period },
		requests: [
			{
				operationId: 'getTeamStats',
				path: '/v1/analytics/team/stats',
				body: {
					type: 'email',
					countBy: 'absolute',
					...moments,
					userIds,
					page: 1,
					limit: 100,
					sortOrder: 'desc',
					orderBy: 'emailSent',
				},
			},
		],
		output: [{}],
	},
	{
		operation: 'report.getTeamStats',
		fields: 'all',
		choices: {
			'sort.orderBy': ['orderBy', choices.statsOrders],
			'options.countBy': ['countBy', choices.countings],
			'options.type': ['type', choices.statsTypes],
		},
		parameters: {
			userIds,
			startDate: '2026-04-01T12:00:00',
			endDate: '2026-04-30T12:00:00',
			sort: { orderBy: 'replied' },
			options: { countBy: 'relative', type: 'prospect', page: 2 },
		},
		requests: [
			{
				operationId: 'getTeamStats',
				path: '/v1/analytics/team/stats',
				body: {
					type: 'prospect',
					countBy: 'relative',
					...moments,
					userIds,
					page: 2,
					limit: 100,
					sortOrder: 'desc',
					orderBy: 'replied',
				},
			},
		],
		output: [{}],
	},
	{
		operation: 'report.getTeamStats',
		fields: 'prospects, without an order',
		parameters: { userIds, ...period, options: { type: 'prospect' } },
		requests: [
			{
				operationId: 'getTeamStats',
				path: '/v1/analytics/team/stats',
				body: {
					type: 'prospect',
					countBy: 'absolute',
					...moments,
					userIds,
					page: 1,
					limit: 100,
					sortOrder: 'desc',
					orderBy: 'prospectAdded',
				},
			},
		],
		output: [{}],
	},
	{
		operation: 'report.exportSentEmails',
		fields: 'fewest',
		parameters: period,
		requests: [
			{ operationId: 'exportSentEmails', path: '/v1/analytics/email-sent-details', body: period },
		],
		output: [{}],
	},
	{
		operation: 'report.exportSentEmails',
		fields: 'all',
		parameters: { ...period, filters: { sequenceIds: [sequenceId] } },
		requests: [
			{
				operationId: 'exportSentEmails',
				path: '/v1/analytics/email-sent-details',
				body: { ...period, sequenceIds: [sequenceId] },
			},
		],
		output: [{}],
	},
];
