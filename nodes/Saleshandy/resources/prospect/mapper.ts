import type { IDataObject, INodeProperties, ResourceMapperValue } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { comparable, hasValue, isBlank, isUnset } from '../../checks';
import { toEmail } from '../../email';
import { evaluate } from '../../expressions/evaluate';
import type { Field, Item } from '../../operation/field';
import type { Operation } from '../../operation/operation';
import { rawParameter } from '../../parameters';
import { oncePerRun } from '../../perRun';
import { EMAIL, fieldsOf, toColumn } from '../../pickers/prospectFields';
import type { ApiContext } from '../../transport/api';
import { cast } from './cast';

/** The mapped values of an item, by label. */
export interface Mapped {
	values: Record<string, unknown>;
	/** Whether the values are a whole item, in which only some keys are fields. */
	isAutomatic: boolean;
}

/** Returns the mapped values of an item. */
type Mapper<M> = (itemIndex: number) => M;

/** A prospect in the format of imports (contract: ProspectByLabel). */
export type Row = IDataObject & { [EMAIL]: string };

const mapper = {
	mode: 'add',
	valuesLabel: 'Fields',
	fieldWords: { singular: 'field', plural: 'fields' },
	addAllFields: false,
	multiKeyMatch: false,
	supportAutoMap: true,
	noFieldsError: 'The fields could not be loaded',
} as const;

/**
 * Values for the account's prospect fields. Merge tags are not kept in them: these are the values that
 * replace merge tags.
 *
 * @param check checks the email address among the values
 */
const mapped = <M>(
	resourceMapperMethod: string,
	check: (mapped: Mapped) => M,
): Field<Mapper<M>> => ({
	property: {
		displayName: 'Fields',
		type: 'resourceMapper',
		noDataExpression: true,
		required: true,
		default: { mappingMode: 'defineBelow', value: null },
		builderHint: {
			propertyHint: 'Keys are field labels, such as First Name. Creating prospects requires Email.',
		},
		// No `loadOptionsDependsOn`: the editor would clear all values.
		typeOptions: { resourceMapper: { ...mapper, resourceMapperMethod } },
	},
	servesAllItems: true,
	read: readMapper,
	parse: (mapper) => (itemIndex) => check((mapper as Mapper<Mapped>)(itemIndex)),
});

/** The fields of an import. */
export const prospectFields = mapped('getProspectFields', withEmail);

/** The fields of an update. */
export const updatableFields = mapped('getUpdatableProspectFields', withoutEmail);

/** Bypasses n8n, which needs 0.7 ms per expression and throws if nothing is mapped manually. */
function readMapper({ context, itemIndex }: Item): Mapper<Mapped> {
	const raw = rawParameter(context, 'fields', itemIndex);
	const { mappingMode, value } = (raw ?? {}) as Partial<ResourceMapperValue>;
	// `value` keeps what was mapped manually before.
	if (mappingMode === 'autoMapInputData') {
		const items = context.getInputData();
		return (itemIndex) => ({ values: items[itemIndex].json, isAutomatic: true });
	}
	const entries = Object.entries(value ?? {});
	const evaluated = (raw: unknown, itemIndex: number) =>
		typeof raw === 'string' ? evaluate(context, raw, itemIndex, false) : raw;
	return (itemIndex) => {
		const values = entries.map(([label, raw]) => [label, evaluated(raw, itemIndex)]);
		return { values: Object.fromEntries(values), isAutomatic: false };
	};
}

function withEmail({ values, isAutomatic }: Mapped) {
	if (isAutomatic && !hasValue(values[EMAIL])) {
		throw new UserError(`'${EMAIL}' is empty`, {
			description: `To map automatically, name the item's fields like those in Saleshandy. The email address must be in a field named "${EMAIL}".`,
		});
	}
	return { email: toEmail(values[EMAIL], `'${EMAIL}'`), values, isAutomatic };
}

function withoutEmail(mapped: Mapped): Mapped {
	const email = Object.keys(mapped.values).find((label) => comparable(label) === 'email');
	if (email === undefined || mapped.isAutomatic) return mapped;
	throw new UserError(`'${email}' can't be updated`, {
		description: "Remove it from 'Fields'. Saleshandy identifies prospects by their email address.",
	});
}

/** The cast to the type of each column, by label. */
type Columns = Map<string, (value: unknown) => string | number>;

/** The account's columns by label. Those in the workflow may be outdated or missing. */
export const columnsOf = oncePerRun(async (context: ApiContext): Promise<Columns> => {
	const timezone = context.getTimezone();
	const columns = (await fieldsOf(context)).map(toColumn);
	return new Map(columns.map((column) => [column.id, (value) => cast(value, column, timezone)]));
});

/** The row of an import. */
export const toRow = ({ email, ...mapped }: Mapped & { email: string }, columns: Columns): Row =>
	fill({ [EMAIL]: email }, mapped, columns);

/** The values of an update by label. */
export const toValues = (mapped: Mapped, columns: Columns): IDataObject =>
	fill({}, mapped, columns);

/**
 * Adds values in the types of their fields. Empty ones are left out, because they could clear a field.
 *
 * @throws UserError for a label that the account does not have, or a value of the wrong type
 */
function fill<Filled extends IDataObject>(
	row: Filled,
	{ values, isAutomatic }: Mapped,
	columns: Columns,
): Filled {
	for (const label of Object.keys(values)) {
		const value = values[label];
		if (label === EMAIL || isEmpty(value)) continue;
		const toColumnType = columns.get(label);
		if (toColumnType) (row as IDataObject)[label] = toColumnType(value);
		else if (!isAutomatic) throw unknownField(label, columns);
	}
	return row;
}

const isEmpty = (value: unknown) =>
	isUnset(value) ||
	(typeof value === 'string' && isBlank(value)) ||
	(Array.isArray(value) && value.length === 0);

const unknownField = (label: string, columns: Columns) =>
	new UserError(`'Fields' contains "${label}", which is not a prospect field`, {
		description: `Available fields: ${[...new Set([EMAIL, ...columns.keys()])].join(', ')}.`,
	});

/** An agent has no input item to map automatically. */
export const withMapperForTools = (operation: Operation): Operation => ({
	...operation,
	fields: operation.fields.flatMap(forNodeAndTool),
});

function forNodeAndTool(field: INodeProperties): INodeProperties[] {
	if (field.type !== 'resourceMapper') return [field];
	return [
		{ ...field, displayOptions: { show: { '@tool': [false] } } },
		{
			...field,
			typeOptions: {
				resourceMapper: { ...field.typeOptions!.resourceMapper!, supportAutoMap: false },
			},
			displayOptions: { show: { '@tool': [true] } },
		},
	];
}
