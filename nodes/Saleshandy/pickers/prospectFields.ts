import type {
	FieldType,
	IDataObject,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { hasValue, isObject } from '../checks';
import { isTool } from '../items';
import { oncePerRun } from '../perRun';
import type { ApiContext } from '../transport/api';
import { CREDENTIAL } from '../transport/credential';
import { toList } from '../transport/payload';
import { request } from '../transport/request';

/** Contract: listFields. The options of a dropdown are assumed to be where createField has them. */
interface ProspectField extends IDataObject {
	id: string;
	label: string;
	fieldType?: string;
	metadata?: { options?: unknown };
}

/** The label of the field that identifies a prospect. */
export const EMAIL = 'Email';

/** n8n's type of each type of field (contract: createField); any other is text. */
const types: Record<string, FieldType> = { number: 'number', currency: 'number', date: 'dateTime' };

/**
 * All prospect fields of the account, its own and the built-in ones (contract: listFields). One
 * without a label cannot be mapped, so it is left out.
 */
const getFields = async (context: ApiContext) =>
	toList<ProspectField>(
		await request(context, { method: 'GET', path: '/fields', query: { systemFields: 'true' } }),
		'fields',
	).filter(({ label }) => hasValue(label));

/** The fields of the account, read once per run. */
export const fieldsOf = oncePerRun(getFields);

/** A field as a column of n8n's mapper. Imports use labels, not IDs. */
export function toColumn({ label, fieldType = '', metadata }: ProspectField): ResourceMapperField {
	const listed = Array.isArray(metadata?.options) ? metadata.options : [];
	// Options of another format are not checked here.
	const choices = listed.some(isObject) ? [] : listed.map(String);
	const options = choices.map((value) => ({ name: value, value }));
	return {
		id: label,
		displayName: label,
		type: options.length > 0 ? 'options' : (types[fieldType] ?? 'string'),
		...(options.length > 0 && { options }),
		required: label === EMAIL,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
	};
}

/** The columns of the mapper for imports, with the email address first. */
export async function getProspectFields(this: ILoadOptionsFunctions) {
	return await mapperFields(this, [toColumn({ id: EMAIL, label: EMAIL })]);
}

/** The columns of the mapper for updates, which cannot change the email address. */
export async function getUpdatableProspectFields(this: ILoadOptionsFunctions) {
	return await mapperFields(this, []);
}

async function mapperFields(
	context: ILoadOptionsFunctions,
	first: ResourceMapperField[],
): Promise<ResourceMapperFields> {
	// The editor can ask before it has chosen the credential of a new node, and doesn't ask again.
	if (!context.getNode().credentials?.[CREDENTIAL]) {
		return { fields: [], emptyFieldsNotice: 'Choose a credential, then click Retry' };
	}
	try {
		const fields = await getFields(context);
		const others = fields.filter(({ label }) => label !== EMAIL).map(toColumn);
		const columns = [...first, ...others];
		return { fields: isTool(context.getNode()) ? columns.map(forModel) : columns };
	} catch (error) {
		// For any error that is thrown, the editor shows only that no fields were found.
		const { message, description } = error as Error & { description?: string };
		return { fields: [], emptyFieldsNotice: [message, description].filter(Boolean).join('. ') };
	}
}

/** In a tool, n8n lets a model fill in text but no options. */
const forModel = ({ options, ...column }: ResourceMapperField): ResourceMapperField =>
	options ? { ...column, type: 'string' } : column;
