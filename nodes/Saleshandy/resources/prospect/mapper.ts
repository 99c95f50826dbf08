import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	ResourceMapperField,
	ResourceMapperValue,
} from 'n8n-workflow';
import { UserError, validateFieldType } from 'n8n-workflow';

import { hasValue } from '../../checks';
import { toEmail } from '../../email';
import { evaluate } from '../../expressions/evaluate';
import type { Field, Item } from '../../operation/fields';
import type { Operation } from '../../operation/operation';
import { oncePerRun } from '../../perRun';
import { EMAIL, fieldsOf, toColumn } from '../../pickers/prospectFields';
import type { ApiContext } from '../../transport/api';

/** What the mapper of an item holds. */
export interface Mapped {
	values: Record<string, unknown>;
	/** Whether the values are a whole item, in which only some keys are fields. */
	isAutomatic: boolean;
}

/** A prospect as imports take it (contract: ProspectByLabel). */
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

/** Values for the account's prospect fields. There are no merge tags in them: they are what merge tags stand for. */
const mapped = (resourceMapperMethod: string): Field<Mapped> => ({
	property: {
		displayName: 'Fields',
		type: 'resourceMapper',
		noDataExpression: true,
		required: true,
		default: { mappingMode: 'defineBelow', value: null },
		// No `loadOptionsDependsOn`: the editor would clear all values.
		typeOptions: { resourceMapper: { ...mapper, resourceMapperMethod } },
	},
	read: readMapper,
	readsItem: true,
	parse: (value) => value as Mapped,
});

/** What an update sets. */
export const updatableFields = mapped('getUpdatableProspectFields');

/** What an import holds of a prospect. */
export const prospectFields: Field<Mapped & { email: string }> = {
	...mapped('getProspectFields'),
	parse(mapped) {
		const { values, isAutomatic } = mapped as Mapped;
		if (isAutomatic && !hasValue(values[EMAIL])) {
			throw new UserError(`'${EMAIL}' is empty`, {
				description: `To map automatically, name the item's fields like those in Saleshandy: the address must be in a field named "${EMAIL}".`,
			});
		}
		return { ...(mapped as Mapped), email: toEmail(values[EMAIL], `'${EMAIL}'`) };
	},
};

/** Not through n8n, which needs 0.7 ms for each expression and throws if nothing is mapped by hand. */
function readMapper({ context, itemIndex }: Item): Mapped {
	const raw: unknown = context.getNodeParameter('fields', itemIndex, {}, { rawExpressions: true });
	const { mappingMode, value: mapped } = raw as Partial<ResourceMapperValue>;
	// What was mapped by hand before stays in `value`.
	if (mappingMode === 'autoMapInputData') {
		return { values: context.getInputData()[itemIndex].json, isAutomatic: true };
	}
	const values = Object.entries(mapped ?? {}).map(([label, value]) => [
		label,
		typeof value === 'string' ? evaluate(context, value, itemIndex, false) : value,
	]);
	return { values: Object.fromEntries(values), isAutomatic: false };
}

/** The columns by label. Those that the workflow stores may be old, or missing. */
const columnsOf = oncePerRun(
	async (context: ApiContext) =>
		new Map((await fieldsOf(context)).map((field) => [field.label, toColumn(field)])),
);

/** The row of an import. Throws as `castValues` does. */
export const toRow = async (
	context: IExecuteFunctions,
	{ email, ...mapped }: Mapped & { email: string },
): Promise<Row> => ({ [EMAIL]: email, ...(await castValues(context, mapped)) });

/**
 * Values by label, in the types of their fields, as n8n casts them. The email address is left out, and
 * so are empty ones, because they could clear a field.
 *
 * @throws UserError for a label that the account does not have, or a value of the wrong type
 */
export async function castValues(
	context: IExecuteFunctions,
	{ values, isAutomatic }: Mapped,
): Promise<Record<string, string | number>> {
	const columns = await columnsOf(context);
	const row: Record<string, string | number> = {};
	for (const label of isAutomatic ? columns.keys() : Object.keys(values)) {
		if (label === EMAIL || !Object.hasOwn(values, label) || isBlank(values[label])) continue;
		const column = columns.get(label);
		if (!column) {
			throw new UserError(`'Fields' contains "${label}", which is not a prospect field`, {
				description: `Fields of the account: ${[EMAIL, ...columns.keys()].join(', ')}.`,
			});
		}
		row[label] = cast(values[label], column);
	}
	return row;
}

const isBlank = (value: unknown) =>
	!hasValue(value) || (typeof value === 'string' && value.trim() === '');

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
	// The message for a date goes on in HTML.
	if (!result.valid) throw new UserError(result.errorMessage.split(' <br/>')[0]);
	// The day in the time zone of the value: midnight in UTC is another day elsewhere.
	if (type === 'dateTime') return (result.newValue as unknown as LuxonDate).toISODate();
	return result.newValue as string | number;
}

/** An agent has no item of its own to map automatically. */
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
