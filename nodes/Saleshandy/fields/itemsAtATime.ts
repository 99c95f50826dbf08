import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { wholeNumber } from '../checks';
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

/** How many items are worked on side by side; the first item decides for all. */
export function readItemsAtATime(context: IExecuteFunctions): number {
	const { itemsAtATime } = readCollection(context, optionsField.name, 0);
	return wholeNumber(itemsAtATime ?? DEFAULT, itemsAtATimeField.displayName, 1, MAX);
}
