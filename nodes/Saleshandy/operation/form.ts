import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { rawParameter, readCollection, readParameter } from '../parameters';
import type { Fields, Item, Values } from './field';
import { parseFields } from './field';

/** n8n's collections, by their conventional names. */
const collections = {
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	updateFields: { displayName: 'Update Fields', placeholder: 'Add Field' },
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
	sort: { displayName: 'Sort', placeholder: 'Add Sort' },
	options: { displayName: 'Options', placeholder: 'Add Option' },
};
type CollectionName = keyof typeof collections;
export const collectionNames = Object.keys(collections) as CollectionName[];

/** The fields of an operation, at the top level and in collections. No two have the same name. */
export type Form = Partial<Record<'fields' | CollectionName, Fields>>;

type In<F, Name extends string> = F extends Record<Name, infer Inner> ? Values<Inner> : object;

/** The checked values of all fields of a form, at every level. */
export type FormValues<F> = In<F, 'fields'> &
	In<F, 'additionalFields'> &
	In<F, 'updateFields'> &
	In<F, 'filters'> &
	In<F, 'sort'> &
	In<F, 'options'>;

/** The properties of a form. `additional` come between its fields and its collections. */
export const formProperties = (
	form: Form,
	additional: INodeProperties[] = [],
): INodeProperties[] => [
	...propertiesOf(form.fields ?? {}),
	...additional,
	...collectionNames
		.filter((name) => form[name])
		.map((name): INodeProperties => ({
			...collections[name],
			name,
			type: 'collection',
			default: {},
			options: propertiesOf(form[name]!).sort((a, b) => a.displayName.localeCompare(b.displayName)),
		})),
];

const propertiesOf = (fields: Fields): INodeProperties[] =>
	Object.entries(fields).map(([name, { property }]) => ({ ...property, name }) as INodeProperties);

/**
 * Reads a form for one item, each parameter once.
 *
 * @throws UserError that names the first field with bad input
 */
export const readForm = async <F extends Form>(
	form: F,
	context: IExecuteFunctions,
	itemIndex: number,
) => (await readFields(form, { context, itemIndex })) as FormValues<F>;

/** Reads and checks the fields of a form, at every level. */
export async function readFields(form: Form, item: Item): Promise<Record<string, unknown>> {
	const { context, itemIndex } = item;
	const { fields = {} } = form;
	const inputs: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(fields)) {
		if (!isShown(context, name, itemIndex)) continue;
		inputs[name] = field.read
			? await field.read(item)
			: readParameter(context, name, itemIndex, messageTexts({ [name]: field }));
	}
	const values = await parseFields(fields, inputs, item);
	for (const name of collectionNames) {
		const inner = form[name];
		if (!inner) continue;
		const added = readCollection(context, name, itemIndex, messageTexts(inner));
		Object.assign(values, await parseFields(inner, added, item));
	}
	return values;
}

const isShown = (context: IExecuteFunctions, name: string, itemIndex: number) =>
	rawParameter(context, name, itemIndex) !== null;

const messageTexts = (fields: Fields) =>
	new Set(Object.keys(fields).filter((name) => fields[name].keepsMergeTags));
