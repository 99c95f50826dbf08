import type { IExecuteFunctions } from 'n8n-workflow';

import { rawParameter } from '../parameters';
import { oncePerRun } from '../perRun';
import type { Item } from './field';
import type { Form, FormValues } from './form';
import { collectionNames, readFields } from './form';

/**
 * Reads a form as `readForm` does, for many items: parameters without an expression are read once
 * per run. If there are no others, all items get the same object.
 */
export function readFormOfMany<F extends Form>(
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
	/** The values of the constant part, once they are read. */
	values?: Promise<Record<string, unknown>>;
}

const partsIn = oncePerRun<IExecuteFunctions, WeakMap<Form, Parts>>(() => new WeakMap());

const hasFields = (form: Form) => Object.keys(form).length > 0;

function split(form: Form, context: IExecuteFunctions, itemIndex: number): Parts {
	const parts: Parts = { varying: {}, constant: {} };
	const partFor = (name: string) =>
		hasExpression(rawParameter(context, name, itemIndex)) ? parts.varying : parts.constant;
	for (const [name, field] of Object.entries(form.fields ?? {})) {
		const part = field.servesAllItems ? parts.constant : partFor(name);
		part.fields = { ...part.fields, [name]: field };
	}
	for (const name of collectionNames) {
		if (form[name]) partFor(name)[name] = form[name];
	}
	return parts;
}

const hasExpression = (raw: unknown): boolean =>
	typeof raw === 'string' ? raw.startsWith('=') : Object.values(raw ?? {}).some(hasExpression);

async function readBoth(parts: Parts, item: Item): Promise<Record<string, unknown>> {
	const varying = await readFields(parts.varying, item);
	return { ...varying, ...(await readConstant(parts, item)) };
}

function readConstant(parts: Parts, item: Item): Promise<Record<string, unknown>> {
	if (!parts.values) {
		parts.values = readFields(parts.constant, item);
		// The next item tries again.
		parts.values.catch(() => (parts.values = undefined));
	}
	return parts.values;
}
