import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Account } from '../../emulator';
import type { Created, State, Text } from '../history';
import type { PlannedItem, PlannedRun } from '../plan';

/** How an operation is played: what the account holds before, what the node gets, what to look at after. */
export interface Scene {
	/** Of an item's own request. */
	operationId: string;
	/** The other requests that the operation may send. */
	alsoSends?: string[];
	/** Fills an empty account and prepares the run. */
	set(account: Account, run: PlannedRun): Stage;
}

/** A run that is prepared. */
export interface Stage {
	parameters: INodeParameters;
	items: INodeExecutionData[];
	/** Whether an output item that reports success belongs to this item. */
	isOwn(json: IDataObject, index: number): boolean;
	/** IDs that the report of a failure has to name. */
	toBeNamed?(index: number): string[];
	/** How many output items an item becomes; 1 if not given. */
	records?(index: number): number;
	uploads?(index: number): boolean;
	created?(): Created[];
	texts?(): Text[];
	states?(): State[];
}

/** An ID that no API has: digits alone. */
export const NO_ID = '12345';

/** The tags in something, the highest first: what was written last comes first. */
export const tagsIn = (something: unknown): string[] =>
	(JSON.stringify(something) ?? '')
		.match(/Item\d{5}/g)
		?.sort()
		.reverse() ?? [];

/** One of these, by the variety of an item. */
export const pick = <Value>(values: readonly Value[], variety: number): Value =>
	values[variety % values.length];

/** An item's JSON, spoilt in one of several ways if its input is to be bad. */
export function input(
	{ isBad, variety }: PlannedItem,
	good: IDataObject,
	...spoilers: IDataObject[]
): INodeExecutionData {
	return { json: { ...good, ...(isBad && pick(spoilers, variety)) } };
}

/** A small text file in the item. */
export const fileOf = ({ tag }: PlannedItem) => ({
	bytes: Buffer.from(`File of ${tag}`),
	fileName: `${tag}.txt`,
});
