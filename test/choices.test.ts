import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { resources } from '../nodes/Saleshandy/resources';
import { runNode } from './engine';
import { useEmulator } from './useEmulator';
import { rows } from './wire';
import { leafAt, withLeaf } from './wire/leaves';

const emulator = useEmulator();

/** Choices that are not sent, or that have tests of their own. */
const elsewhere = [
	/channel$/i,
	/specifyVariants$/,
	/updateFields\.clear$/,
	/ifNotFound$/,
	/condition\.subject$/,
	/slot\.days$/,
	/^apiRequest\./,
];

const pinned = rows.flatMap(({ choices = {}, ...row }) =>
	Object.entries(choices).map(([field, [sentAt, values]]) => ({ row, field, sentAt, values })),
);

describe.each(pinned)(
	'$row.operation, $field is sent as $sentAt',
	({ row, field, sentAt, values }) => {
		const path = field.split('.');

		test.each(Object.entries(values))('%s: %j', async (value, sent) => {
			row.arrange?.(emulator);
			const [resource, operation] = row.operation.split('.');
			const parameters = { resource, operation, ...withLeaf(row.parameters, path, value) };
			const { error } = await runNode(emulator, parameters, { items: row.items });
			expect(error).toBeUndefined();
			const request = emulator.requests
				.map(({ query, body }) => ({ ...query, ...Object(body) }))
				.findLast((values) => sentAt.split(/[ .]/)[0] in values)!;
			const found = sentAt.split(' ').map((at) => leafAt(request, at.split('.')));
			expect(found.length > 1 ? found.join(' ') : found[0]).toBe(sent);
		});
	},
);

/** The choices of some fields, each with its place in the parameters. */
const choicesOf = (
	fields: INodeProperties[],
	place = '',
): Array<[place: string, values: string[]]> =>
	fields.flatMap(({ name, type, options = [] }) => {
		const here = place + name;
		if (type === 'collection') return choicesOf(options as INodeProperties[], `${here}.`);
		if (type === 'fixedCollection') {
			const [{ name: inner, values }] = options as INodePropertyCollection[];
			return choicesOf(values, `${here}.${inner}.`);
		}
		if (type !== 'options' && type !== 'multiOptions') return [];
		const values = (options as INodePropertyOptions[]).map(({ value }) => String(value));
		return values.length > 0 ? [[here, values]] : [];
	});

test('what is sent for a choice is in a wire row', () => {
	const all = resources.flatMap(({ value: resource, operations }) =>
		operations.flatMap(({ value, fields }) => choicesOf(fields, `${resource}.${value}.`)),
	);
	const inTable = pinned.map(({ row, field, values }) => [
		`${row.operation}.${field.replace('.0.', '.')}`,
		Object.keys(values),
	]);
	const wanted = all.filter(([place]) => !elsewhere.some((pattern) => pattern.test(place)));
	expect(Object.fromEntries(inTable)).toEqual(Object.fromEntries(wanted));
});
