import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { read, readCollection } from '../parameters';
import { oncePerRun } from '../perRun';
import type { Fields, Item, Values } from './fields';
import { parseFields } from './fields';

/** n8n's collections, by the names that its conventions give them. */
const collections = {
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	updateFields: { displayName: 'Update Fields', placeholder: 'Add Field' },
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
	sort: { displayName: 'Sort', placeholder: 'Add Sort' },
	options: { displayName: 'Options', placeholder: 'Add Option' },
};
type CollectionName = keyof typeof collections;
const collectionNames = Object.keys(collections) as CollectionName[];

/** The fields of an operation, at the top level and in collections. No two have the same name. */
export type Form = Partial<Record<'fields' | CollectionName, Fields>>;

type In<F, Name extends string> = F extends Record<Name, infer Inner> ? Values<Inner> : object;

/** The checked values of all fields of a form, wherever they are in it. */
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
 * Reads a form for one item, each parameter once, and those without an expression once per run.
 *
 * @throws UserError that names a field with bad input
 */
export function readForm<F extends Form>(
	form: F,
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<FormValues<F>> {
	const known = partsIn(context);
	if (!known.has(form)) known.set(form, split(form, context, itemIndex));
	const parts = known.get(form)!;
	const item = { context, itemIndex };
	const values = hasFields(parts.varying) ? readBoth(parts, item) : readConstant(parts, item);
	return values as Promise<FormValues<F>>;
}

/** A form in two: what can differ between items, and what has the same values for all. */
interface Parts {
	varying: Form;
	constant: Form;
	/** Those of the constant part, once they were read. */
	values?: Promise<Record<string, unknown>>;
}

const partsIn = oncePerRun<IExecuteFunctions, WeakMap<Form, Parts>>(() => new WeakMap());

const hasFields = (form: Form) => Object.keys(form).length > 0;

function split(form: Form, context: IExecuteFunctions, itemIndex: number): Parts {
	const parts: Parts = { varying: {}, constant: {} };
	const partFor = (name: string) =>
		hasExpression(rawValue(context, name, itemIndex)) ? parts.varying : parts.constant;
	for (const [name, field] of Object.entries(form.fields ?? {})) {
		const part = field.servesAllItems ? parts.constant : partFor(name);
		part.fields = { ...part.fields, [name]: field };
	}
	for (const name of collectionNames) {
		if (form[name]) partFor(name)[name] = form[name];
	}
	return parts;
}

async function readBoth(parts: Parts, item: Item): Promise<Record<string, unknown>> {
	const varying = await readFields(parts.varying, item);
	return { ...varying, ...(await readConstant(parts, item)) };
}

function readConstant(parts: Parts, item: Item): Promise<Record<string, unknown>> {
	if (!parts.values) {
		parts.values = readFields(parts.constant, item);
		parts.values.catch(() => (parts.values = undefined));
	}
	return parts.values;
}

const hasExpression = (raw: unknown): boolean =>
	typeof raw === 'string' ? raw.startsWith('=') : Object.values(raw ?? {}).some(hasExpression);

async function readFields(form: Form, item: Item): Promise<Record<string, unknown>> {
	const { context, itemIndex } = item;
	const { fields = {} } = form;
	const inputs: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(fields)) {
		if (!isShown(context, name, itemIndex)) continue;
		inputs[name] = field.read
			? await field.read(item)
			: read(context, name, itemIndex, messageTexts({ [name]: field }));
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
	rawValue(context, name, itemIndex) !== null;

const rawValue = (context: IExecuteFunctions, name: string, itemIndex: number): unknown =>
	context.getNodeParameter(name, itemIndex, null, { rawExpressions: true });

const messageTexts = (fields: Fields) =>
	new Set(Object.keys(fields).filter((name) => fields[name].keepsMergeTags));
