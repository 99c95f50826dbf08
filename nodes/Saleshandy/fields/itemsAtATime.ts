import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { hasValue } from '../checks';
import { readCollection } from '../parameters';

const DEFAULT = 5;
const MAX = 10;

export const itemsAtATimeField: INodeProperties = {
	displayName: 'Items at a Time',
	name: 'itemsAtATime',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX },
	default: DEFAULT,
	description:
		'How many items are worked on side by side. Items that change the same sequence or step keep their order.',
};

/** Options of the operations that have no others. */
export const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [itemsAtATimeField],
};

/**
 * How many items are worked on side by side; the first item decides for all. A number out of bounds
 * is brought within them, what is none counts as not set: it changes nothing but the pace, and n8n
 * would take an error that is no item's for a success where the run goes on.
 */
export function readItemsAtATime(context: IExecuteFunctions): number {
	const { itemsAtATime } = readCollection(context, optionsField.name, 0);
	const wanted = hasValue(itemsAtATime) ? Math.round(Number(itemsAtATime)) : DEFAULT;
	return Number.isNaN(wanted) ? DEFAULT : Math.min(Math.max(wanted, 1), MAX);
}
