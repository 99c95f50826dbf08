import fc from 'fast-check';

import type { LimitRule } from '../emulator';
import type { FaultName } from './faults';
import { faultsThat } from './faults';

/** The operations in the order in which runs take turns. */
export const operationNames = [
	'createStep',
	'updateVariant',
	'getSteps',
	'create',
	'createVariant',
	'getAll',
	'pause',
	'upload',
	'getVariants',
	'resume',
] as const;

export type OperationName = (typeof operationNames)[number];

/** One item of a run. */
export interface PlannedItem {
	/** Travels in the item's own requests, so that they can be told from all others. */
	tag: string;
	/** A number by which the operation chooses targets, channels and texts. */
	variety: number;
	/** Whether something is wrong with its input, so that no request of its own may leave. */
	isBad: boolean;
	/** What its own requests meet, one after the other. */
	faults: FaultName[];
	/** What the upload before its own request meets, if there is one. */
	uploadFaults: FaultName[];
}

/** One run of the node. */
export interface PlannedRun {
	number: number;
	operation: OperationName;
	itemsAtATime: number;
	/** Whether the first failure ends it. */
	stops: boolean;
	limit?: LimitRule;
	/** What one of the requests meets that read something for all items. */
	sharedFault?: FaultName;
	items: PlannedItem[];
}

export interface PlanOptions {
	seed: number;
	/** How many items in all. */
	operations: number;
}

const MOST_ITEMS = 500;

const isReading: Record<OperationName, boolean> = {
	createStep: false,
	updateVariant: false,
	createVariant: false,
	create: false,
	pause: false,
	resume: false,
	upload: false,
	getAll: true,
	getSteps: true,
	getVariants: true,
};

/** Whether the item's own requests change nothing. */
export const isRead = (operation: OperationName) => isReading[operation];

const often = <Value>(...choices: Array<[weight: number, arbitrary: fc.Arbitrary<Value>]>) =>
	fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const oneOf = (names: FaultName[]) => fc.constantFrom(...names);
const UNNAMED: FaultName = '400 rate limit without an end';
const again = often(
	[40, oneOf(faultsThat('again').filter((name) => name !== UNNAMED))],
	[1, fc.constant(UNNAMED)],
);
const several = (fault: fc.Arbitrary<FaultName>, least: number, most: number) =>
	fc.array(fault, { minLength: least, maxLength: most });
const joined = (...lists: Array<fc.Arbitrary<FaultName[]>>) =>
	fc.tuple(...lists).map((parts) => parts.flat());

const last = oneOf(faultsThat('fine', 'refused', 'broken', 'unreadable'));
const ofWrite = often(
	[14, fc.constant<FaultName[]>([])],
	[3, several(last, 1, 1)],
	[2, several(again, 1, 3)],
	[1, joined(several(again, 1, 2), several(last, 1, 1))],
);
const broken = oneOf(faultsThat('broken'));
const ofRead = often(
	[14, fc.constant<FaultName[]>([])],
	[2, several(last, 1, 1)],
	[2, joined(several(again, 0, 1), several(broken, 1, 4))],
	[1, joined(several(broken, 1, 1), several(again, 0, 2), several(last, 1, 1))],
);

const item = (operation: OperationName): fc.Arbitrary<Omit<PlannedItem, 'tag'>> =>
	fc.record({
		variety: fc.nat(9_999),
		isBad: often([24, fc.constant(false)], [1, fc.constant(true)]),
		faults: isRead(operation) ? ofRead : ofWrite,
		uploadFaults: ofWrite,
	});

const rule = (headers: LimitRule['headers']): fc.Arbitrary<LimitRule> =>
	fc.record({
		perEndpoint: fc.constant(Infinity),
		overall: fc.integer({ min: 8, max: 25 }),
		windowMilliseconds: fc.integer({ min: 100, max: 250 }),
		refusal: fc.constantFrom('400', '429'),
		headers: fc.constant(headers),
	});

const size = (most: number) => {
	const upTo = (max: number) => fc.integer({ min: 1, max: Math.min(max, most) });
	return often([2, upTo(10)], [4, upTo(60)], [2, upTo(200)], [1, upTo(MOST_ITEMS)]);
};

const run = (operation: OperationName, most: number): fc.Arbitrary<PlannedRun> =>
	fc
		.record({
			operation: fc.constant(operation),
			itemsAtATime: fc.integer({ min: 1, max: 10 }),
			stops: often([6, fc.constant(false)], [1, fc.constant(true)]),
			limit: often<LimitRule | undefined>(
				[3, fc.constant(undefined)],
				[4, rule('always')],
				[4, rule('refusals')],
				[1, rule('never')],
			),
			sharedFault: often<FaultName | undefined>([1, fc.constant(undefined)], [1, broken]),
			items: size(most).chain((length) =>
				fc.array(item(operation), { minLength: length, maxLength: length, size: 'max' }),
			),
		})
		.map((planned) => ({
			...planned,
			number: 0,
			// A run that ends early says little about its other items.
			items: tagged(planned.stops ? planned.items.slice(0, 20) : planned.items),
		}));

/** Numbered, and valid as IDs of the API. */
const tagged = (items: Array<Omit<PlannedItem, 'tag'>>): PlannedItem[] =>
	items.map((entry, index) => ({ ...entry, tag: `Item${String(index).padStart(5, '0')}` }));

/** The runs for a seed, always the same: together they have as many items as there are operations. */
export function plan({ seed, operations }: PlanOptions): PlannedRun[] {
	const runs: PlannedRun[] = [];
	const most = Math.max(1, Math.ceil(operations / operationNames.length));
	let left = operations;
	for (let number = 0; left > 0; number++) {
		const operation = operationNames[number % operationNames.length];
		const [planned] = fc.sample(fc.noBias(run(operation, most)), {
			seed: seed * 10_007 + number,
			numRuns: 1,
		});
		runs.push({ ...planned, number, items: planned.items.slice(0, left) });
		left -= runs.at(-1)!.items.length;
	}
	return runs;
}
