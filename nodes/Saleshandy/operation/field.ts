import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { hasValue, quoted } from '../checks';

/** An item of a run, for which fields are read. */
export interface Item {
	context: IExecuteFunctions;
	itemIndex: number;
}

/** A field of the form with the check that turns its value into what a request needs. */
export interface Field<Value = unknown> {
	/** n8n's property. Its name is the field's key in the operation. */
	property: Omit<INodeProperties, 'name'>;
	/**
	 * Called for a field that is not empty.
	 *
	 * @param label the field's name in an error: `'Title'`
	 * @throws UserError that names the field
	 */
	parse(value: unknown, label: string, item: Item): Value | Promise<Value>;
	/**
	 * Reads the field, where evaluating the parameter is not enough. Not inside a collection. It must
	 * not look at other parameters: operations for many items read a field that has no expression once
	 * per run, and the others may differ between items.
	 */
	read?(item: Item): unknown;
	/** Whether the value is the same for all items, even with expressions: a function of the item. */
	servesAllItems?: boolean;
	/** Whether this is text of a message, in which merge tags are kept. */
	keepsMergeTags?: boolean;
}

export type Fields = Record<string, Field>;

/** The checked values of fields: undefined for a field that is empty or not shown. */
export type Values<F> = {
	[Name in keyof F]: F[Name] extends Field<infer Value> ? Value : never;
};

/**
 * Checks the values of fields.
 *
 * @param inputs the value of each field that is shown
 * @throws UserError that names the field
 */
export async function parseFields(
	fields: Fields,
	inputs: Record<string, unknown>,
	item: Item,
): Promise<Record<string, unknown>> {
	const values: Record<string, unknown> = {};
	for (const [name, { property, parse }] of Object.entries(fields)) {
		if (!Object.hasOwn(inputs, name)) continue;
		const label = quoted(property);
		if (hasValue(inputs[name])) values[name] = await parse(inputs[name], label, item);
		if (property.required && values[name] === undefined) throw new UserError(`${label} is empty`);
	}
	return values;
}
