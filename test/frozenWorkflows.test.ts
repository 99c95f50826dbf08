import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { Account } from './emulator';
import { addSample } from './emulator/sample';
import { runNode } from './engine';
import { inMemory } from './engine/files';
import { type ExportedWorkflow, runWorkflow } from './engine/workflow';
import { useEmulator } from './useEmulator';
import { rows } from './wire';
import { leavesOf } from './wire/leaves';

/*
 * Workflows as they were stored with a version must go on sending the same requests. A file in
 * test/frozen holds everything of a version and is never changed once that version is released.
 * To freeze a new one: FREEZE=1.1 npx jest test/frozenWorkflows.test.ts
 */

interface Frozen {
	name: string;
	/** What was stored: the parameters of one operation, or an example. */
	parameters?: INodeParameters;
	workflow?: ExportedWorkflow;
	items?: INodeExecutionData[];
	/** The account that it worked on, by kind. Examples work on the emulator's sample. */
	account?: Record<string, unknown>;
	requests: unknown[];
}

const emulator = useEmulator();
/** Some workflows send a date that depends on the day. */
beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 4, 4, 12)));
const folder = join(__dirname, 'frozen');
const examples = join(__dirname, '../examples');
const { FREEZE } = process.env;

const json = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

/** Lists of the account that are not those of every account. */
function snapshot(): Record<string, unknown> {
	const [usual, own] = [json(new Account()), json(emulator.account)].map(Object.entries);
	const same = new Map(usual.map(([kind, list]) => [kind, idsOf(list)]));
	return Object.fromEntries(own.filter(([kind, list]) => idsOf(list) !== same.get(kind)));
}

const idsOf = (list: unknown) =>
	JSON.stringify(list, (key, value) => (key === 'createdAt' ? undefined : value));

/** Runs what was stored, without an error, and returns the requests. */
async function requestsOf({ parameters, workflow, items, account }: Frozen) {
	if (account) Object.assign(emulator.account, structuredClone(account));
	else addSample(emulator.account);
	const error = workflow
		? await runWorkflow(emulator, workflow, items![0])
		: (await runNode(emulator, parameters!, { items })).error;
	expect(error).toBeUndefined();
	return json(
		emulator.requests.map(({ operationId, path, query, body }) => ({
			operationId,
			path,
			query,
			body,
		})),
	);
}

/** The output of the other nodes of the examples. */
const item: INodeExecutionData = {
	json: {
		...{ title: 'Spring', topic: 'shorter onboarding', result: 'four hours a week' },
		...{ senders: 'yD1gS9rK5u', conversationId: 'eF7kJ1qV3r', prospectEmail: 'lee@example.com' },
		...{ sequenceName: 'New lead: first contact', stepId: 'Xw7bL1mR9c', variant: 'A' },
		...{ link: 'https://example.com/offer', subject: 'Offer', Email: 'sam@example.com' },
		prospect: { email: 'kim@example.com' },
		body: { email: 'lee@example.com', contact: { email: 'lee@example.com' }, deal: { value: 900 } },
	},
	binary: { offer: inMemory({ bytes: Buffer.from('Offer'), fileName: 'offer.pdf' }) },
};

/** The row with the most fields of each operation. */
function operationsOfToday(): Frozen[] {
	const fullest = new Map<string, (typeof rows)[number]>();
	for (const row of rows) {
		const { parameters } = fullest.get(row.operation) ?? { parameters: {} };
		if (leavesOf(row.parameters).length > leavesOf(parameters).length) {
			fullest.set(row.operation, row);
		}
	}
	return [...fullest.values()].map(({ operation: name, parameters, items, arrange }) => {
		const [resource, operation] = name.split('.');
		emulator.reset();
		arrange?.(emulator);
		const stored = { resource, operation, ...parameters };
		return { name, parameters: stored, items, account: snapshot(), requests: [] };
	});
}

function examplesOfToday(): Frozen[] {
	const [first, second] = addSample(new Account());
	const files = readdirSync(examples).filter((name) => name.endsWith('.json'));
	return files.map((name) => {
		const text = readFileSync(join(examples, name), 'utf8')
			.replaceAll('YOURSEQUENCE1', first.id)
			.replaceAll('YOURSEQUENCE2', second.id)
			.replaceAll('YOURLIST1', 'hY8tB3pD6x');
		const { nodes, connections } = JSON.parse(text);
		const workflow = { nodes, connections };
		return { name, workflow, items: [item], requests: [] };
	});
}

if (FREEZE) {
	test('freezes the workflows of today', async () => {
		const all = json([...operationsOfToday(), ...examplesOfToday()]);
		for (const frozen of all) {
			emulator.reset();
			frozen.requests = await requestsOf(frozen);
		}
		const lines = all.map((frozen) => JSON.stringify(frozen)).join(',\n');
		writeFileSync(join(folder, `${FREEZE}.json`), `[\n${lines}\n]\n`);
	});
} else {
	describe.each(readdirSync(folder))('%s', (file) => {
		const all: Frozen[] = JSON.parse(readFileSync(join(folder, file), 'utf8'));

		test.each(all)('$name sends what it sent', async (frozen) => {
			expect(frozen.requests).not.toEqual([]);
			expect(await requestsOf(frozen)).toEqual(frozen.requests);
		});
	});
}
