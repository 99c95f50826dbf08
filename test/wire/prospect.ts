import type { Emulator } from '../emulator';
import { byId } from '../parameters';
import * as choices from './choices';
import type { WireRow } from './row';

const sequenceId = 'kP3vN8sQ2d';
const stepId = 'Xw7bL1mR9c';
const later = 'dT5hG2yV6j';

/** A sequence with two steps, and a prospect in the first of them. */
function withSequence({ account }: Emulator) {
	const sequence = account.addSequence({ id: sequenceId, title: 'Spring' });
	for (const [index, id] of [stepId, later].entries()) {
		account.addStep(sequence, { id, type: 1, absoluteDays: index + 1, variants: [] });
	}
	account.add('prospects', {
		email: 'sam@example.com',
		sequences: [{ sequenceId, stepId, status: 'active' }],
	});
	account.add('fields', { label: 'Plan', fieldType: 'dropdown', metadata: { options: ['Free'] } });
	account.add('fields', { label: 'Deal Size', fieldType: 'currency' });
	account.add('fields', { label: 'Renewal', fieldType: 'date' });
}

/** Values of the mapper as the editor stores them. */
const mapped = (value: Record<string, string | number>) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: [],
});
const options = {
	conflictAction: 'addMissingFields',
	verifyProspects: true,
	tags: 'spring, customer',
	waitForResult: true,
	maxWait: 60,
};

const steps = { operationId: 'listSteps', path: `/v1/sequences/${sequenceId}/steps` };
const fields = { operationId: 'listFields', path: '/v1/fields', query: { systemFields: 'true' } };
const status = { operationId: 'getImportStatus' };
/** The file of rejected rows, which is not part of the API. */
const file = {};

export const prospect: WireRow[] = [
	{
		operation: 'prospect.addToSequence',
		fields: 'fewest',
		arrange: withSequence,
		parameters: {
			sequenceId: byId(sequenceId),
			fields: mapped({ Email: '={{ $json.email }}' }),
		},
		items: [{ json: { email: ' lee@example.com ' } }],
		requests: [
			fields,
			steps,
			{
				operationId: 'importToSequence',
				path: '/v1/sequences/prospects/import-with-field-name',
				body: {
					prospectList: [{ Email: 'lee@example.com' }],
					stepId,
					conflictAction: 'upsert',
					verifyProspects: false,
				},
			},
			status,
		],
		output: (output) =>
			expect(output).toEqual([
				{ email: 'lee@example.com', added: true, requestId: expect.any(String) },
			]),
	},
	{
		operation: 'prospect.addToSequence',
		fields: 'all',
		choices: { 'options.conflictAction': ['conflictAction', choices.conflictActions] },
		arrange: withSequence,
		parameters: {
			sequenceId: byId(sequenceId),
			stepId: byId(later),
			fields: mapped({
				Email: '={{ $json.email }}',
				'First Name': 'Lee',
				City: '={{ $json.missing }}',
				Company: '={{ 42 }}',
				Plan: 'Free',
				'Deal Size': '12.5',
				Renewal: '2026-12-24T10:00:00',
			}),
			options,
		},
		items: [{ json: { email: 'lee@example.com' } }, { json: { email: 'Sam@example.com' } }],
		requests: [
			fields,
			steps,
			{
				operationId: 'importToSequence',
				path: '/v1/sequences/prospects/import-with-field-name',
				body: {
					prospectList: ['lee@example.com', 'Sam@example.com'].map((Email) => ({
						Email,
						'First Name': 'Lee',
						Company: '42',
						Plan: 'Free',
						'Deal Size': 12.5,
						Renewal: '2026-12-24',
					})),
					stepId: later,
					conflictAction: 'addMissingFields',
					verifyProspects: true,
					tags: ['spring', 'customer'],
				},
			},
			status,
			file,
		],
		output: (output) =>
			expect(output).toEqual([
				{ email: 'lee@example.com', added: true, requestId: expect.any(String) },
				{
					email: 'Sam@example.com',
					added: false,
					reason: 'Prospect already present in another step of same sequence',
					advice: expect.stringContaining('Create or Update'),
					requestId: expect.any(String),
				},
			]),
	},
	{
		operation: 'prospect.addToSequence',
		fields: 'mapped automatically, without waiting',
		arrange: withSequence,
		parameters: {
			sequenceId: byId(sequenceId),
			fields: { ...mapped({ Email: 'old@example.com' }), mappingMode: 'autoMapInputData' },
			options: { waitForResult: false },
		},
		items: [{ json: { Email: 'lee@example.com', City: 'Ulm', Plan: null, id: 7, email: 'x' } }],
		requests: [
			fields,
			steps,
			{
				operationId: 'importToSequence',
				path: '/v1/sequences/prospects/import-with-field-name',
				body: {
					prospectList: [{ Email: 'lee@example.com', City: 'Ulm' }],
					stepId,
					conflictAction: 'upsert',
					verifyProspects: false,
				},
			},
		],
		output: (output) =>
			expect(output).toEqual([{ email: 'lee@example.com', requestId: expect.any(String) }]),
	},
	{
		operation: 'prospect.upsert',
		fields: 'fewest',
		arrange: withSequence,
		parameters: { fields: mapped({ Email: 'sam@example.com' }) },
		requests: [
			fields,
			{
				operationId: 'importProspectsByLabel',
				path: '/v1/prospects/import-with-field-name',
				body: {
					prospectList: [{ Email: 'sam@example.com' }],
					conflictAction: 'upsert',
					verifyProspects: false,
				},
			},
			status,
		],
		output: (output) =>
			expect(output).toEqual([
				{ email: 'sam@example.com', saved: true, requestId: expect.any(String) },
			]),
	},
	{
		operation: 'prospect.upsert',
		fields: 'all',
		choices: { 'options.conflictAction': ['conflictAction', choices.conflictActions] },
		arrange: withSequence,
		parameters: { fields: mapped({ Email: 'sam@example.com', Plan: 'Free' }), options },
		requests: [
			fields,
			{
				operationId: 'importProspectsByLabel',
				path: '/v1/prospects/import-with-field-name',
				body: {
					prospectList: [{ Email: 'sam@example.com', Plan: 'Free' }],
					conflictAction: 'addMissingFields',
					verifyProspects: true,
					tags: ['spring', 'customer'],
				},
			},
			status,
		],
		output: (output) =>
			expect(output).toEqual([
				{ email: 'sam@example.com', saved: true, requestId: expect.any(String) },
			]),
	},
	{
		operation: 'prospect.getImport',
		fields: 'fewest',
		arrange({ account }) {
			account.pollsPerJob = 1;
			account.add('jobs', { id: '7c41e0a' });
		},
		parameters: { requestId: '7c41e0a' },
		requests: [{ operationId: 'getImportStatus', path: '/v1/prospects/import-status/7c41e0a' }],
		output: [{ requestId: '7c41e0a', isCompleted: false, rejected: [] }],
	},
	{
		operation: 'prospect.getImport',
		fields: 'all',
		arrange: ({ account }) =>
			void account.add('jobs', {
				id: '7c41e0a',
				refused: [{ email: 'lee@example.com', reason: 'Mismatch in custom field type' }],
			}),
		parameters: { requestId: '7c41e0a', options: { waitForResult: true, maxWait: 60 } },
		requests: [
			{ operationId: 'getImportStatus', path: '/v1/prospects/import-status/7c41e0a' },
			{ path: '/files/7c41e0a.csv' },
		],
		output: [
			{
				requestId: '7c41e0a',
				isCompleted: true,
				rejected: [
					{
						email: 'lee@example.com',
						reason: 'Mismatch in custom field type',
						advice:
							'Compare the values with the field types in Saleshandy, then run the item again.',
					},
				],
			},
		],
	},
];
