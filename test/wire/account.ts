import { byId } from '../parameters';
import * as choices from './choices';
import type { WireRow } from './row';

const emailAccountId = 'mB6xZ3qF7t';
const userId = 'Rn8cJ4pW1k';
const webhookId = '66f0c1d2a3b4c5d6e7f80912';

const nine = { hour: 9, minute: 0 };
const five = { hour: 17, minute: 0 };
const weekdays = [0, 1, 2, 3, 4, 5, 6].map((day) => ({
	day,
	slots: [0, 6].includes(day) ? [] : [{ start: nine, end: five }],
}));

export const emailAccount: WireRow[] = [
	{
		operation: 'emailAccount.getAll',
		fields: 'fewest',
		arrange: ({ account }) =>
			void account.add('mailboxes', {
				id: emailAccountId,
				settings: [
					{ code: 'daily-sending-limit', value: '50' },
					{ code: 'available-quota', value: '38' },
				],
			}),
		parameters: {},
		requests: [
			{
				operationId: 'listMailboxes',
				path: '/v1/email-accounts',
				body: { page: 1, pageSize: 50, sortByKey: 'created-date', sort: 'DESC' },
			},
		],
		output: (output) =>
			expect(output).toEqual([
				{
					id: emailAccountId,
					email: 'ada.moss@example.com',
					name: 'Ada Moss',
					status: 'active',
					isDefault: true,
					provider: 'gsuite',
					healthScore: 92,
					dailyLimit: 50,
					remainingToday: 38,
				},
			]),
	},
	{
		operation: 'emailAccount.getAll',
		fields: 'all',
		choices: {
			'filters.status': ['status', choices.accountStatuses],
			'sort.order': ['sortByKey sort', choices.accountOrders],
		},
		parameters: {
			returnAll: true,
			simplify: true,
			filters: { search: 'ada', sequenceIds: ['kP3vN8sQ2d'], status: 'paused' },
			sort: { order: 'health' },
		},
		requests: [
			{
				operationId: 'listMailboxes',
				path: '/v1/email-accounts',
				body: {
					page: 1,
					pageSize: 100,
					sortByKey: 'health-score',
					sort: 'DESC',
					search: 'ada',
					sequenceIds: ['kP3vN8sQ2d'],
					status: 3,
				},
			},
		],
		output: [],
	},
	{
		operation: 'emailAccount.update',
		fields: 'fewest',
		arrange: ({ account }) => void account.add('mailboxes', { id: emailAccountId }),
		parameters: { emailAccountId: byId(emailAccountId), senderFirstName: 'Ada' },
		requests: [
			{
				operationId: 'updateMailboxes',
				path: '/v1/email-accounts/bulk-update',
				body: { emailAccountIds: [emailAccountId], senderFirstName: 'Ada' },
			},
		],
		output: [{ success: true, emailAccountId, updatedFields: ['senderFirstName'] }],
	},
	{
		operation: 'emailAccount.update',
		fields: 'all',
		arrange: ({ account }) => {
			for (const id of [emailAccountId, 'mB6xZ3qF8u']) account.add('mailboxes', { id });
		},
		items: [emailAccountId, 'mB6xZ3qF8u', emailAccountId].map((id) => ({ json: { id } })),
		parameters: {
			emailAccountId: byId('={{ $json.id }}'),
			senderFirstName: 'Ada',
			updateFields: {
				bcc: 'archive@example.com',
				dailyQuota: 50,
				rampUpInitialSendingLimit: 5,
				rampUpPercent: 10,
				senderLastName: 'Moss',
				sendingIntervalMax: 300,
				sendingIntervalMin: 120,
				signatureHtml: '<p>Ada</p>',
			},
		},
		requests: [
			{
				operationId: 'updateMailboxes',
				path: '/v1/email-accounts/bulk-update',
				body: {
					emailAccountIds: [emailAccountId, 'mB6xZ3qF8u'],
					senderFirstName: 'Ada',
					bcc: 'archive@example.com',
					dailyQuota: 50,
					rampUpInitialSendingLimit: 5,
					rampUpPercent: 10,
					senderLastName: 'Moss',
					sendingIntervalMax: 300,
					sendingIntervalMin: 120,
					signatureHtml: '<p>Ada</p>',
				},
			},
		],
		output: (output) => {
			expect(output).toHaveLength(3);
			expect(output[1]).toMatchObject({ success: true, emailAccountId: 'mB6xZ3qF8u' });
		},
	},
];

const unpaged = (
	operation: string,
	operationId: string,
	path: string,
	kind: 'teamMembers' | 'schedules',
): WireRow[] => [
	{
		operation,
		fields: 'fewest',
		arrange: ({ account }) => void account.add(kind, { id: userId }),
		parameters: {},
		requests: [{ operationId, path }],
		output: (output) => expect(output).toMatchObject([{ id: userId }]),
	},
	{
		operation,
		fields: 'all',
		arrange: ({ account }) => {
			for (const id of [userId, 'Rn8cJ4pW2k']) account.add(kind, { id });
		},
		parameters: { returnAll: false, limit: 1 },
		requests: [{ operationId, path }],
		output: (output) => expect(output).toHaveLength(1),
	},
];

export const user: WireRow[] = [
	...unpaged('user.getAll', 'listTeamMembers', '/v1/user/team-member-list', 'teamMembers'),
	...unpaged('user.getAssignees', 'listTaskAssignees', '/v1/tasks/assignee/list', 'teamMembers'),
];

export const schedule: WireRow[] = [
	...unpaged('schedule.getAll', 'listSchedules', '/v1/schedules', 'schedules'),
	{
		operation: 'schedule.create',
		fields: 'fewest',
		parameters: { name: 'Weekdays', timezone: 'Europe/Paris', timeSlots: { slot: [{}] } },
		requests: [
			{
				operationId: 'createSchedule',
				path: '/v1/schedules',
				body: { name: 'Weekdays', timezone: 'Europe/Paris', timeSlots: weekdays },
			},
		],
		output: (output) => expect(output).toMatchObject([{ name: 'Weekdays' }]),
	},
	{
		operation: 'schedule.create',
		fields: 'all',
		parameters: {
			name: 'Sundays',
			timezone: 'America/New_York',
			timeSlots: {
				slot: [
					{ days: ['sunday', 'sunday'], from: '9:00', to: '17:00' },
					{ days: ['sunday'], from: '18:30', to: '20:00' },
				],
			},
			additionalFields: { isDefault: true },
		},
		requests: [
			{
				operationId: 'createSchedule',
				path: '/v1/schedules',
				body: {
					name: 'Sundays',
					timezone: 'America/New_York',
					timeSlots: weekdays.map(({ day }) => ({
						day,
						slots:
							day === 0
								? [
										{ start: nine, end: five },
										{ start: { hour: 18, minute: 30 }, end: { hour: 20, minute: 0 } },
									]
								: [],
					})),
					isDefault: true,
				},
			},
		],
		output: (output) => expect(output).toHaveLength(1),
	},
];

const webhookOf = {
	id: webhookId,
	webhookUrl: 'https://hooks.example.com/in',
	webhookEvent: [],
	headers: { 'X-Token': 'not-a-secret' },
};
const hidden = { headers: { 'X-Token': '**hidden**' } };

export const webhook: WireRow[] = [
	{
		operation: 'webhook.getAll',
		fields: 'fewest',
		arrange: ({ account }) => void account.add('webhooks', webhookOf),
		parameters: {},
		// How large a page may be is not public: the next one tells that there is nothing new.
		requests: ['1', '2'].map((page) => ({
			operationId: 'listWebhooks',
			path: '/v1/webhook',
			query: { page, pageSize: '50' },
		})),
		output: (output) => expect(output).toMatchObject([{ id: webhookId, ...hidden }]),
	},
	{
		operation: 'webhook.getAll',
		fields: 'all',
		arrange: ({ account }) => void account.add('webhooks', webhookOf),
		parameters: { limit: 1 },
		requests: [
			{
				operationId: 'listWebhooks',
				path: '/v1/webhook',
				query: { page: '1', pageSize: '50' },
			},
		],
		output: (output) => expect(output).toHaveLength(1),
	},
	{
		operation: 'webhook.get',
		fields: 'fewest',
		arrange: ({ account }) => void account.add('webhooks', webhookOf),
		parameters: { webhookId: byId(webhookId) },
		requests: [{ operationId: 'getWebhook', path: `/v1/webhook/${webhookId}` }],
		output: (output) =>
			expect(output).toMatchObject([{ id: webhookId, status: 'active', ...hidden }]),
	},
];

export const client: WireRow[] = [
	{
		operation: 'client.getAll',
		fields: 'fewest',
		arrange: ({ account }) => void account.add('clients', { companyName: 'Reed Ltd' }),
		parameters: {},
		requests: [
			{ operationId: 'listClients', path: '/v1/clients', query: { page: '1', pageSize: '50' } },
		],
		output: (output) => expect(output).toMatchObject([{ companyName: 'Reed Ltd' }]),
	},
	{
		operation: 'client.getAll',
		fields: 'all',
		parameters: { returnAll: true, filters: { search: 'Reed' } },
		requests: [
			{
				operationId: 'listClients',
				path: '/v1/clients',
				query: { search: 'Reed', page: '1', pageSize: '100' },
			},
		],
		output: [],
	},
];
