import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { Saleshandy } from '../../nodes/Saleshandy/Saleshandy.node.ts';
import { anyText } from '../arbitraries';
import { pickerContext, runNode } from '../engine';
import { failureOf } from '../failureOf';
import { byId, createStep, operation, updateVariant } from '../parameters';
import { storedVariant } from '../storedVariant';
import { useEmulator } from '../useEmulator';

const emulator = useEmulator();
const RUNS = 40;

const traps = [
	...[
		'.',
		'..',
		'../..',
		'..%2f..',
		'%2e%2e',
		'%2E%2E%2Fwebhook',
		'..;/x',
		'/',
		'//evil.example/x',
	],
	...['abcde/../fghij', 'abcde\\..\\fghij', 'abcde?x=1', 'abcde#x', 'abcde%00', 'abcde\u0000'],
	...['abcde\nfghij', 'abcde\r\nx-injected: 1', 'http://evil.example', '@evil.example', ':80'],
	...['__proto__', 'constructor', '', ' ', '12345', 'abcde\u202e', 'ａｂｃｄｅ', '\ud800\ud800abc'],
];
/** Any text, or `undefined` for the ID that the account holds. */
const text = fc.oneof(
	{ weight: 4, arbitrary: fc.constant(undefined) },
	{ weight: 2, arbitrary: fc.constantFrom(...traps) },
	{ weight: 1, arbitrary: anyText({ maxLength: 50 }) },
	{ weight: 1, arbitrary: fc.stringMatching(/^\s?[A-Za-z0-9./%]{4,41}\s?$/) },
);

const given = (name: string) => `={{ $json.${name} }}`;
const locators = {
	sequenceId: given('sequenceId'),
	stepId: given('stepId'),
	variantId: given('variantId'),
};
const chosen = (...names: Array<keyof typeof locators>) =>
	Object.fromEntries(names.map((name) => [name, byId(locators[name])]));

type Ids = Record<keyof typeof locators, string>;
const steps = ({ sequenceId }: Ids) => `/v1/sequences/${sequenceId}/steps`;
const step = (ids: Ids) => `${steps(ids)}/${ids.stepId}`;

/** Each operation with IDs, and the paths that its requests may have. */
const operations: Array<[string, INodeParameters, (ids: Ids) => string[]]> = [
	['Create Step', createStep(locators.sequenceId, { channel: 'CallDemo' }), (ids) => [steps(ids)]],
	[
		'Update Variant',
		updateVariant(locators, 'Email', { subject: 'B' }),
		(ids) => [steps(ids), `${step(ids)}/variants/${ids.variantId}`],
	],
	[
		'Create Variant',
		operation('sequence', 'createVariant', {
			...chosen('sequenceId', 'stepId'),
			channel: 'Email',
			content: 'B',
		}),
		(ids) => [steps(ids), `${step(ids)}/variants`],
	],
	['Get Steps', operation('sequence', 'getSteps', chosen('sequenceId')), (ids) => [steps(ids)]],
	[
		'Get Variants',
		operation('sequence', 'getVariants', chosen('sequenceId', 'stepId')),
		(ids) => [step(ids)],
	],
	...['pause', 'resume'].map((value): (typeof operations)[number] => [
		value,
		operation('sequence', value, chosen('sequenceId')),
		() => ['/v1/sequences/status'],
	]),
];

/** Nothing left for the service with a clear error, or all that left has one of these paths. */
function staysIn(paths: string[], message?: string) {
	if (emulator.requests.length === 0) {
		expect(message).toMatch(/is empty|is not a valid Saleshandy ID|is an expression|first/s);
	}
	for (const request of emulator.requests) {
		expect(paths).toContain(request.path);
		expect(request.headers).not.toHaveProperty('x-injected');
	}
}

describe('IDs cannot leave their path segment', () => {
	test.each(operations)('%s', async (_, parameters, pathsOf) => {
		const texts = fc.record({ sequenceId: text, stepId: text, variantId: text });
		await fc.assert(
			fc.asyncProperty(texts, async (given) => {
				emulator.reset();
				const { ids } = storedVariant(emulator.account, {
					payload: { subject: 'A', content: 'A' },
				});
				const known = Object.entries(given).filter(([, value]) => value !== undefined);
				const json: Ids = { ...ids, ...Object.fromEntries(known) };
				const { error } = await runNode(emulator, parameters, { items: [{ json }] });
				const trimmed = Object.entries(json).map(([name, value]) => [name, value.trim()]);
				staysIn(pathsOf(Object.fromEntries(trimmed)), error?.message);
			}),
			{ numRuns: RUNS },
		);
	});

	test.each(['searchSteps', 'searchVariants'] as const)('%s', async (picker) => {
		const { [picker]: search } = new Saleshandy().methods.listSearch;
		await fc.assert(
			fc.asyncProperty(text, async (sequence) => {
				emulator.reset();
				const { ids } = storedVariant(emulator.account, {
					payload: { subject: 'A', content: 'A' },
				});
				const sequenceId = sequence ?? ids.sequenceId;
				const parameters = { sequenceId: byId(sequenceId), stepId: byId(ids.stepId) };
				const failure = await failureOf(search.call(pickerContext(emulator, parameters)));
				staysIn([steps({ ...ids, sequenceId: sequenceId.trim() })], failure?.message);
			}),
			{ numRuns: RUNS },
		);
	});

	/** Where an ID travels in a body, it is an ID too. */
	const inBodies: Array<[string, string, INodeParameters]> = [
		[
			'an attachment',
			'steps',
			{
				channel: 'Email',
				emailVariants: { variant: [{ content: 'A', attachmentIds: given('id') }] },
			},
		],
		[
			'an assignee',
			'steps',
			{ channel: 'CallDemo', additionalFields: { assigneeId: given('id') } },
		],
		['a schedule', 'sequences', { additionalFields: { scheduleId: given('id') } }],
		['a sender', 'sequences', { additionalFields: { senders: [given('id')] } }],
	];
	test.each(inBodies)('%s', async (_, kind, parameters) => {
		await fc.assert(
			fc.asyncProperty(text, async (value) => {
				emulator.reset();
				const { id: sequenceId } = emulator.account.addSequence({ title: 'Spring outreach' });
				const all =
					kind === 'steps'
						? createStep(sequenceId, parameters)
						: operation('sequence', 'create', { title: 'New', ...parameters });
				await runNode(emulator, all, { items: [{ json: { id: value ?? 'Abcde12345' } }] });
				for (const { path, body } of emulator.requests) {
					const paths = [
						`/v1/sequences/${sequenceId}/steps`,
						'/v1/sequences',
						'/v1/email-accounts',
					];
					expect(paths).toContain(path);
					const { scheduleId, assigneeId, emailAccountIds = [], variants = [] } = body as never;
					const attached = (variants as Array<{ attachmentIds?: string[] }>).map(
						({ attachmentIds = [] }) => attachmentIds,
					);
					for (const id of [scheduleId, assigneeId, emailAccountIds, attached].flat(3)) {
						if (id !== undefined) expect(id).toMatch(/^[A-Za-z0-9]{5,40}$/);
					}
				}
			}),
			{ numRuns: RUNS },
		);
	});
});
