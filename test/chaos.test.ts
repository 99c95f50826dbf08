import { broken, campaign } from './chaos/campaign';
import type { History, Output, SentRequest } from './chaos/history';
import { expected } from './chaos/history';
import type { InvariantName } from './chaos/invariants';
import { invariants } from './chaos/invariants';
import { grownTooFar } from './chaos/memory';
import type { PlannedItem, PlannedRun } from './chaos/plan';
import { operationNames, plan } from './chaos/plan';
import { leaksInRequests, leaksInRun, overhear } from './chaos/secret';

const SECRET = 'a-key-of-the-test';

test('200 operations under all kinds of faults', async () => {
	const { violations, items, outcomes, faults } = await campaign({ seed: 4, operations: 200 });
	expect(violations).toEqual([]);
	expect([...items.values()].reduce((sum, count) => sum + count)).toBe(200);
	expect([...items.keys()].sort()).toEqual([...operationNames].sort());
	expect([...outcomes.keys()]).toEqual(expect.arrayContaining(['done', 'failed', 'unknown']));
	expect(faults.size).toBeGreaterThan(10);
});

test('a seed is a plan', () => {
	const [once, again, other] = [7, 7, 8].map((seed) => plan({ seed, operations: 1_000 }));
	expect(again).toEqual(once);
	expect(other).not.toEqual(once);
	expect(once.flatMap(({ items }) => items)).toHaveLength(1_000);
	expect(Math.max(...once.map(({ items }) => items.length))).toBeLessThanOrEqual(500);
});

test('a run that hangs ends the campaign', async () => {
	const { violations } = await campaign({ seed: 4, operations: 30, patienceMs: 0 });
	expect(violations).toContainEqual(
		expect.objectContaining({
			invariant: 'the run ends, with nothing under way',
			text: 'It did not end',
		}),
	);
	expect(new Set(violations.map(({ run }) => run)).size).toBe(1);
});

const item = (index: number, changes: Partial<PlannedItem> = {}): PlannedItem => ({
	tag: `Item0000${index}`,
	variety: 0,
	isBad: false,
	faults: [],
	uploadFaults: [],
	...changes,
});

const done = (index: number): Output => ({ item: index, outcome: 'done', isOwn: true, length: 50 });
const sent = (index: number, changes: Partial<SentRequest> = {}): SentRequest => ({
	operationId: 'createStep',
	tag: `Item0000${index}`,
	isOver: true,
	...changes,
});
const made = (index: number) => ({
	tag: `Item0000${index}`,
	within: 'Sequence',
	kind: 'own' as const,
});

/** Three steps that were created as they should be. */
function sound(): History {
	const indexes = [0, 1, 2];
	const run: PlannedRun = {
		number: 0,
		operation: 'createStep',
		itemsAtATime: 2,
		stops: false,
		items: indexes.map((index) => item(index)),
	};
	return {
		run,
		operationId: 'createStep',
		alsoSends: [],
		records: [1, 1, 1],
		uploads: [false, false, false],
		hasEnded: true,
		outputs: indexes.map(done),
		requests: indexes.map((index) => sent(index)),
		created: indexes.map(made),
		texts: [],
		states: [],
		leaks: [],
		problems: [],
	};
}

/** A pause, a read or an update in place of the steps. */
const as = (history: History, operation: PlannedRun['operation'], operationId: string) => {
	history.run.operation = operation;
	history.operationId = operationId;
	history.created = [];
	for (const request of history.requests) request.operationId = operationId;
};

test('a sound history violates nothing', () => {
	expect(broken(sound())).toEqual([]);
});

const violations: Array<[InvariantName, what: string, spoil: (history: History) => void]> = [
	['nothing is created twice', 'a second step', ({ created }) => created.splice(1, 0, made(0))],
	[
		'nothing is created twice',
		'a second file',
		({ created }) => created.push({ ...made(0), kind: 'upload' }, { ...made(0), kind: 'upload' }),
	],
	['nothing is lost without being reported', 'no output', ({ outputs }) => outputs.pop()],
	['nothing is lost without being reported', 'no step', ({ created }) => created.pop()],
	[
		'nothing is lost without being reported',
		'a step of a failure',
		({ outputs }) => (outputs[1].outcome = 'failed'),
	],
	[
		'nothing is lost without being reported',
		'a state that is not there',
		(history) => {
			as(history, 'pause', 'setSequencesStatus');
			history.states = [{ tag: 'Item00001', isAsBefore: true, isAsWanted: false }];
		},
	],
	[
		'each outcome has its cause',
		'a failure without a fault',
		({ outputs }) => (outputs[0].outcome = 'failed'),
	],
	[
		'each outcome has its cause',
		'a success in spite of a 500',
		({ run }) => (run.items[0].faults = ['429', '500']),
	],
	[
		'each outcome has its cause',
		'a run that stops for nothing',
		(history) => {
			history.run.stops = true;
			history.error = { item: 1, outcome: 'failed', length: 50 };
		},
	],
	['outputs are in order and paired', 'an order', ({ outputs }) => outputs.reverse()],
	['outputs are in order and paired', 'no pair', ({ outputs }) => delete outputs[2].item],
	[
		'outputs are in order and paired',
		'the result of another item',
		({ outputs }) => (outputs[2].isOwn = false),
	],
	['outputs are in order and paired', 'a record too few', ({ records }) => (records[0] = 2)],
	[
		'nothing overtakes within a sequence or step',
		'a step before its turn',
		({ created }) => created.reverse(),
	],
	[
		'no update is lost',
		'an older text',
		(history) => {
			as(history, 'updateVariant', 'updateVariant');
			history.texts = [{ name: 'subject', writers: [0, 2], holds: 'Item00000' }];
		},
	],
	['every request is explained', 'a write again', ({ requests }) => requests.push(sent(1))],
	[
		'every request is explained',
		'a read for the third time',
		(history) => {
			as(history, 'getSteps', 'listSteps');
			for (let times = 0; times < 2; times++) {
				history.requests.push(sent(1, { operationId: 'listSteps' }));
			}
		},
	],
	['every request is explained', 'bad input', ({ run }) => (run.items[1].isBad = true)],
	[
		'every request is explained',
		'a redirect that was followed',
		({ requests }) => requests.push(sent(1, { operationId: undefined })),
	],
	[
		'a refusal holds the others back',
		'a rush',
		({ requests }) =>
			requests.push(...Array.from({ length: 6 }, () => sent(1, { refusedBy: 'window' }))),
	],
	[
		'reports of failures are short',
		'a page',
		({ outputs }) => Object.assign(outputs[0], { outcome: 'failed', length: 1e6 }),
	],
	[
		'the run ends, with nothing under way',
		'a late request',
		({ requests }) => (requests[2].isOver = false),
	],
	['the run ends, with nothing under way', 'a hang', (history) => (history.hasEnded = false)],
	['the key leaks nowhere', 'a leak', ({ leaks }) => leaks.push('the log')],
	['the emulator is sound', 'a bug', ({ problems }) => problems.push('Oh')],
];

test.each(violations)('%s: %s is seen', (invariant, _, spoil) => {
	const history = sound();
	spoil(history);
	expect(broken(history).map((violation) => violation.invariant)).toContain(invariant);
});

test('each invariant can be violated', () => {
	expect(new Set(violations.map(([invariant]) => invariant))).toEqual(
		new Set(Object.keys(invariants)),
	);
});

test.each([
	['createStep', [], 'done'],
	['createStep', ['429', '400 rate limit', 'slow'], 'done'],
	['createStep', ['429', 'dropped after', '500'], 'unknown'],
	['createStep', ['redirect'], 'failed'],
	['createStep', ['truncated JSON'], 'unknown'],
	['getSteps', ['429', '500', '429'], 'done'],
	['getSteps', ['500', 'cut body'], 'failed'],
	['getSteps', ['truncated JSON'], 'failed'],
] as const)('%s under %j is %s', (operation, faults, outcome) => {
	const history = sound();
	history.run.operation = operation;
	history.run.items[0].faults = [...faults];
	expect(expected(history, 0)).toBe(outcome);
});

test('the key is found wherever it is', () => {
	const request = { method: 'GET', path: '/v1/x', query: {}, headers: { 'x-api-key': SECRET } };
	expect(leaksInRequests(SECRET, [request])).toEqual([]);
	expect(leaksInRequests(SECRET, [{ ...request, query: { key: SECRET } }])).toEqual(['GET /v1/x']);
	expect(leaksInRun(SECRET, { items: [{ json: { error: `Invalid ${SECRET}` } }] })).toHaveLength(1);

	const log = jest.spyOn(console, 'log').mockImplementation();
	const ears = overhear(SECRET);
	console.log('nothing');
	expect(ears.leaks()).toEqual([]);
	console.log('key', { key: SECRET });
	expect(ears.leaks()).toEqual(['the console (log)']);
	ears.stop();
	expect(console.log).toBe(log);
	log.mockRestore();
});

test('a heap that grows is seen', () => {
	expect(grownTooFar(5)).toEqual([]);
	expect(grownTooFar(50)).toHaveLength(1);
});
