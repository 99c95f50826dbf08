import type {
	IDataObject,
	INodeProperties,
	ResourceMapperField,
	ResourceMapperValue,
} from 'n8n-workflow';
import { UserError, validateFieldType } from 'n8n-workflow';

import { comparable, hasValue, isUnset } from '../../checks';
import { toEmail } from '../../email';
import { evaluate } from '../../expressions/evaluate';
import type { Field, Item } from '../../operation/field';
import type { Operation } from '../../operation/operation';
import { rawParameter } from '../../parameters';
import { oncePerRun } from '../../perRun';
import { EMAIL, fieldsOf, toColumn } from '../../pickers/prospectFields';
import type { ApiContext } from '../../transport/api';

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

type Columns = Map<string, ResourceMapperField>;

/** The account's columns by label. Those in the workflow may be outdated or missing. */
export const columnsOf = oncePerRun(
	async (context: ApiContext): Promise<Columns> =>
		new Map((await fieldsOf(context)).map((field) => [field.label, toColumn(field)])),
);

/** The row of an import. */
export const toRow = ({ email, ...mapped }: Mapped & { email: string }, columns: Columns): Row =>
	fill({ [EMAIL]: email }, mapped, columns);

/** The values of an update by label. */
export const toValues = (mapped: Mapped, columns: Columns): IDataObject =>
	fill({}, mapped, columns);

/**
 * Adds values in the types of their fields, as n8n casts them. Empty ones are left out, because they
 * could clear a field.
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
		if (label === EMAIL || isBlank(value)) continue;
		const column = columns.get(label);
		if (column) (row as IDataObject)[label] = cast(value, column);
		else if (!isAutomatic) throw unknownField(label, columns);
	}
	return row;
}

const isBlank = (value: unknown) =>
	typeof value === 'string' ? value.trim() === '' : isUnset(value);

const unknownField = (label: string, columns: Columns) =>
	new UserError(`'Fields' contains "${label}", which is not a prospect field`, {
		description: `Available fields: ${[...new Set([EMAIL, ...columns.keys()])].join(', ')}.`,
	});

interface LuxonDate {
	toISODate(): string;
}

function cast(value: unknown, column: ResourceMapperField) {
	const { displayName, type = 'string', options } = column;
	if (type === 'string' && typeof value === 'string') return value;
	const result = validateFieldType(displayName, value, type, {
		valueOptions: options,
		parseStrings: true,
	});
	// The message for a date continues in HTML.
	if (!result.valid) throw new UserError(result.errorMessage.split(' <br/>')[0]);
	// The day in the time zone of the value: midnight in UTC is another day elsewhere.
	if (type === 'dateTime') return (result.newValue as unknown as LuxonDate).toISODate();
	return result.newValue as string | number;
}

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
