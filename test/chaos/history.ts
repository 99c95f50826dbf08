import type { PlannedItem, PlannedRun } from './plan';
import { isRead } from './plan';
import type { FaultName } from './faults';
import { effectOf } from './faults';

/** What the node says of an item. */
export type Outcome = 'done' | 'failed' | 'unknown';

/** An item that the node put out. */
export interface Output {
	/** The index of the item that it is paired with. */
	item?: number;
	outcome: Outcome;
	/** Whether it holds what belongs to that item. */
	isOwn: boolean;
	/** How many characters it has as JSON. */
	length: number;
}

/** A request as it arrived. */
export interface SentRequest {
	operationId?: string;
	/** The item that it was sent for alone, if it was. */
	tag?: string;
	/** The rate limit that refused it: the window's, or one of the plan. */
	refusedBy?: 'window' | 'plan';
	/** Whether it was answered, or dropped. */
	isOver: boolean;
}

/** Something that the account holds, in the order in which it came to be. */
export interface Created {
	tag: string;
	/** The sequence or step it is in. */
	within: string;
	kind: 'own' | 'upload';
}

/** A text of a variant that items change: theirs in order, and the tag it holds in the end. */
export interface Text {
	name: string;
	writers: number[];
	holds?: string;
}

/** Whether the account is as an item wanted it, where that can be seen. */
export interface State {
	tag: string;
	isAsBefore: boolean;
	isAsWanted: boolean;
}

/** All that there is to know of a run once it is over. */
export interface History {
	run: PlannedRun;
	/** Of the item's own request. */
	operationId: string;
	/** The operations that prepare it: reads for all items, and uploads. */
	alsoSends: string[];
	/** How many output items an item becomes if it is done. */
	records: number[];
	/** Whether an item uploads a file before its own request. */
	uploads: boolean[];
	/** Whether it ended by itself, and in time. */
	hasEnded: boolean;
	outputs: Output[];
	/** What ended the run. */
	error?: { item?: number; outcome: Outcome; length: number };
	requests: SentRequest[];
	created: Created[];
	texts: Text[];
	states: State[];
	/** Where the key was seen that is for one header only. */
	leaks: string[];
	/** Bugs of the emulator that showed. */
	problems: string[];
}

/** What the node has to say of an item, by what its requests meet. */
export function expected({ run, uploads }: History, index: number): Outcome {
	const item = run.items[index];
	if (item.isBad) return 'failed';
	const upload = uploads[index] ? afterWrite(item.uploadFaults) : 'done';
	if (upload !== 'done') return upload;
	return isRead(run.operation) ? afterRead(item.faults) : afterWrite(item.faults);
}

function afterWrite(faults: FaultName[]): Outcome {
	const effect = faults.map(effectOf).find((met) => met !== 'again') ?? 'fine';
	if (effect === 'fine') return 'done';
	return effect === 'refused' ? 'failed' : 'unknown';
}

/** A read is sent once more after a fault of the connection or the server. */
function afterRead(faults: FaultName[]): Outcome {
	const [first = 'fine', second = 'fine'] = faults.map(effectOf).filter((met) => met !== 'again');
	return (first === 'broken' ? second : first) === 'fine' ? 'done' : 'failed';
}

/** The item with this tag. */
export const itemOf = ({ run }: History, tag: string): PlannedItem | undefined =>
	run.items.find((item) => item.tag === tag);
