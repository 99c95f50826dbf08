import { byId } from '../parameters';
import * as choices from './choices';
import type { WireRow } from './row';

const sequenceId = 'kP3vN8sQ2d';
const emailAccountId = 'mB6xZ3qF7t';
const path = `/v1/sequences/${sequenceId}`;

const arrange: WireRow['arrange'] = ({ account }) => {
	account.add('mailboxes', { id: emailAccountId, fromEmail: 'ada@example.com' });
	account.add('schedules', { id: 'Hs2kD9vL5n' });
	account.addSequence({ id: sequenceId, title: 'Spring' });
};

const readSenders = {
	operationId: 'listMailboxes',
	path: '/v1/email-accounts',
	body: { page: 1, pageSize: 100 },
};

const ids = ['mB6xZ3qF8u', emailAccountId, 'mB6xZ3qF9v'];

/** Email accounts that the sequence sends from already, or not yet. */
const arrangeSenders =
	(areAttached: boolean): WireRow['arrange'] =>
	({ account }) => {
		const mailboxes = ids.map((id) =>
			account.add('mailboxes', {
				id,
				...(id === emailAccountId && { fromEmail: 'ada@example.com' }),
			}),
		);
		account.addSequence({
			id: sequenceId,
			title: 'Spring',
			mailboxes: areAttached ? mailboxes : [],
		});
	};

const changeSenders = (operation: string, operationId: string, change: string): WireRow[] => [
	{
		operation: `sequence.${operation}`,
		fields: 'fewest',
		arrange: arrangeSenders(change === 'remove'),
		parameters: { sequenceId: byId(sequenceId), senders: '=ada@example.com' },
		requests: [
			readSenders,
			{
				operationId,
				path: `${path}/email-accounts/${change}`,
				body: { emailAccountIds: [emailAccountId] },
			},
		],
		output: [{ success: true, sequenceId, emailAccountIds: [emailAccountId] }],
	},
	{
		operation: `sequence.${operation}`,
		fields: 'of three items',
		arrange: arrangeSenders(change === 'remove'),
		items: ids.map((id) => ({ json: { id } })),
		parameters: { sequenceId: byId(sequenceId), senders: ['={{ $json.id }}'] },
		requests: [
			readSenders,
			{
				operationId,
				path: `${path}/email-accounts/${change}`,
				body: { emailAccountIds: ids },
			},
		],
		output: (output) => expect(output).toHaveLength(3),
	},
];

export const settings: WireRow[] = [
	{
		operation: 'sequence.getSettings',
		fields: 'fewest',
		arrange,
		parameters: { sequenceId: byId(sequenceId) },
		requests: [{ operationId: 'getSequenceSettings', path: `${path}/settings` }],
		output: (output) =>
			expect(output).toMatchObject([{ sequenceId, linkTracking: expect.any(Boolean) }]),
	},
	{
		operation: 'sequence.getSettings',
		fields: 'all',
		arrange,
		parameters: { sequenceId: byId(sequenceId), simplify: true },
		requests: [{ operationId: 'getSequenceSettings', path: `${path}/settings` }],
		output: (output) => expect(output).toHaveLength(1),
	},
	{
		operation: 'sequence.updateSettings',
		fields: 'fewest',
		arrange,
		parameters: { sequenceId: byId(sequenceId), updateFields: { openTracking: false } },
		requests: [
			{
				operationId: 'updateSequenceSettings',
				path: `${path}/settings`,
				body: { settings: [{ code: 5, value: '0' }] },
			},
		],
		output: [{ success: true, sequenceId, updatedFields: ['openTracking'] }],
	},
	{
		operation: 'sequence.updateSettings',
		fields: 'text only',
		choices: { 'updateFields.textOnly': ['settings.0.value', choices.textOnly] },
		arrange,
		parameters: { sequenceId: byId(sequenceId), updateFields: { textOnly: 'withoutTracking' } },
		requests: [
			{
				operationId: 'updateSequenceSettings',
				path: `${path}/settings`,
				body: { settings: [{ code: 9, value: '2' }] },
			},
		],
		output: [{ success: true, sequenceId, updatedFields: ['textOnly'] }],
	},
	{
		operation: 'sequence.updateSettings',
		fields: 'all',
		choices: {
			'updateFields.priorityDistribution': ['priorityDistributionId', choices.distributions],
		},
		arrange,
		parameters: {
			sequenceId: byId(sequenceId),
			updateFields: {
				bcc: 'a@example.com, b@example.com',
				clear: ['cc', 'unsubscribeText'],
				emailRiskyProspects: true,
				finishOnReply: true,
				linkTracking: true,
				listUnsubscribeHeader: true,
				matchProvider: false,
				openTracking: false,
				plainFirstStep: false,
				priorityDistribution: 'newProspects',
				scheduleId: byId('Hs2kD9vL5n'),
				showTextOnlyOption: true,
				textOnly: 'on',
				unsubscribeLink: '<a href="{{link}}">Unsubscribe</a>',
			},
		},
		requests: [
			{
				operationId: 'updateSequenceSettings',
				path: `${path}/settings`,
				body: {
					settings: [
						{ code: 7, value: '["a@example.com","b@example.com"]' },
						{ code: 6, value: '1' },
						{ code: 3, value: '1' },
						{ code: 4, value: '1' },
						{ code: 13, value: '1' },
						{ code: 11, value: '0' },
						{ code: 5, value: '0' },
						{ code: 12, value: '0' },
						{ code: 10, value: '1' },
						{ code: 9, value: '1' },
						{ code: 1, value: '<a href="{{link}}">Unsubscribe</a>' },
						{ code: 8, value: '[]' },
						{ code: 2, value: '' },
					],
				},
			},
			{
				operationId: 'setSequenceSchedule',
				path: `${path}/schedule`,
				body: { scheduleId: 'Hs2kD9vL5n' },
			},
			{
				operationId: 'setPriorityDistribution',
				path: `${path}/priority-distribution`,
				body: { priorityDistributionId: 2 },
			},
		],
		output: [
			{
				success: true,
				sequenceId,
				updatedFields: [
					...['bcc', 'emailRiskyProspects', 'finishOnReply', 'linkTracking'],
					...['listUnsubscribeHeader', 'matchProvider', 'openTracking', 'plainFirstStep'],
					...['showTextOnlyOption', 'textOnly', 'unsubscribeLink', 'cc', 'unsubscribeText'],
					...['scheduleId', 'priorityDistribution'],
				],
			},
		],
	},
	{
		operation: 'sequence.getSenders',
		fields: 'fewest',
		arrange,
		parameters: { sequenceId: byId(sequenceId) },
		requests: [{ operationId: 'listSequenceSenders', path: `${path}/email-accounts` }],
		output: (output) => expect(output).toMatchObject([{ id: emailAccountId, sequenceId }]),
	},
	{
		operation: 'sequence.getSenders',
		fields: 'all',
		arrange,
		parameters: { sequenceId: byId(sequenceId), returnAll: true },
		requests: [{ operationId: 'listSequenceSenders', path: `${path}/email-accounts` }],
		output: (output) => expect(output).toHaveLength(1),
	},
	...changeSenders('addSenders', 'addSequenceSenders', 'add'),
	...changeSenders('removeSenders', 'removeSequenceSenders', 'remove'),
	{
		operation: 'sequence.sendTestEmail',
		fields: 'fewest',
		arrange,
		parameters: {
			sequenceId: byId(sequenceId),
			fromEmailAccountId: byId(emailAccountId),
			to: 'me@example.com',
			subject: 'Hi {{First Name}}',
			content: '=<p>{{First Name|there}}</p>',
		},
		requests: [
			{
				operationId: 'sendTestEmail',
				path: `${path}/test-email`,
				body: {
					fromEmailAccountId: emailAccountId,
					to: ['me@example.com'],
					subject: 'Hi {{First Name}}',
					content: '<p>{{First Name|there}}</p>',
				},
			},
		],
		output: [{ success: true, sequenceId, to: ['me@example.com'] }],
	},
	{
		operation: 'sequence.sendTestEmail',
		fields: 'all',
		arrange,
		parameters: {
			sequenceId: byId(sequenceId),
			fromEmailAccountId: byId(emailAccountId),
			to: ['me@example.com', 'you@example.com'],
			subject: 'Hi',
			content: '<p>Hi</p>',
			options: { preheader: 'Two minutes' },
		},
		requests: [
			{
				operationId: 'sendTestEmail',
				path: `${path}/test-email`,
				body: {
					fromEmailAccountId: emailAccountId,
					to: ['me@example.com', 'you@example.com'],
					subject: 'Hi',
					content: '<p>Hi</p>',
					preheader: 'Two minutes',
				},
			},
		],
		output: (output) => expect(output).toHaveLength(1),
	},
	{
		operation: 'sequence.verifyProspects',
		fields: 'fewest',
		arrange,
		parameters: { sequenceId: byId(sequenceId) },
		requests: [{ operationId: 'verifySequenceProspects', path: `${path}/verify-prospects` }],
		output: [{ started: true, sequenceId }],
	},
];
