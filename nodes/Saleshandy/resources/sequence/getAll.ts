import type { INodeProperties } from 'n8n-workflow';

import { toChoice, isUnset, toText, toWholeNumber } from '../../checks';
import { itemsAtATimeField } from '../../fields/itemsAtATime';
import { limitFields, readLimit } from '../../fields/limit';
import type { Operation } from '../../operation';
import { readCollection } from '../../parameters';
import { readPages } from '../../transport/paging';
import type { SequenceQuery } from '../../pickers/sequences';
import { getSequences, MAX_SEQUENCES_A_PAGE } from '../../pickers/sequences';

const PAGE_SIZE = 100;

const titleField: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Spring',
	description: 'Only sequences whose title contains this text',
};

const orders = [
	{ value: 'newest', label: 'Newest First', sortBy: 'sequence.createdAt', sort: 'DESC' },
	{ value: 'oldest', label: 'Oldest First', sortBy: 'sequence.createdAt', sort: 'ASC' },
	{ value: 'title', label: 'Title', sortBy: 'sequence.title', sort: 'ASC' },
] as const;

const orderField: INodeProperties = {
	displayName: 'Order',
	name: 'order',
	type: 'options',
	options: orders.map(({ label, value }) => ({ name: label, value })),
	default: 'newest',
	description: 'In which order the sequences are returned',
};

const pageSizeField: INodeProperties = {
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_SEQUENCES_A_PAGE },
	default: PAGE_SIZE,
	description: 'How many sequences one request asks for',
};

/** The sequences of the account, one item each. Contract: listSequences. */
export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many sequences',
	description: 'Find sequences of the account by their title',
	fields: [
		...limitFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [titleField],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [itemsAtATimeField, orderField, pageSizeField],
		},
	],

	async execute(itemIndex) {
		const limit = readLimit(this, itemIndex);
		const { title } = readCollection(this, 'filters', itemIndex);
		const { order, pageSize = PAGE_SIZE } = readCollection(this, 'options', itemIndex);
		const { sortBy, sort } = isUnset(order) ? orders[0] : toChoice(order, 'Order', orders);
		const sequenceName = isUnset(title) ? '' : toText(title, titleField.displayName);
		const query: SequenceQuery = { sortBy, sort, ...(sequenceName && { sequenceName }) };
		const size = toWholeNumber(pageSize, pageSizeField.displayName, 1, MAX_SEQUENCES_A_PAGE);

		return await readPages((page, pageSize) => getSequences(this, query, page, pageSize), {
			limit,
			pageSizes: [Math.min(size, limit)],
			endsWithShortPage: true,
		});
	},
};
