import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { isObject } from './checks';

/**
 * Where a file is: the name of a binary field, or its path in a workflow with Execution Logic v2,
 * which keeps files in the JSON of an item. Or the file itself, from an expression.
 */
export type FileField = string | IBinaryData;

/** A file of an item, in memory once: the request streams from here. */
export interface FileToSend {
	bytes: Blob;
	fileName: string;
	/** The same for one file, whether it comes from a field or an expression. */
	key: string;
}

/** Where Execution Logic v2 puts the files of an item. */
const FILES_IN_JSON = '_files';

const hasBytes = ({ id, data }: Partial<IBinaryData>) => Boolean(id) || typeof data === 'string';

/** Whether a value is a file itself. */
export const isFile = (value: unknown): value is IBinaryData =>
	isObject(value) && 'mimeType' in value && hasBytes(value as Partial<IBinaryData>);

/** @throws UserError if the field is missing or has no file */
function fileIn(context: IExecuteFunctions, field: FileField, itemIndex: number): IBinaryData {
	const file = find(context, field, itemIndex);
	if (file) return file;
	throw noFile(context, field, itemIndex);
}

function find(context: IExecuteFunctions, field: FileField, itemIndex: number) {
	try {
		const file = context.helpers.assertBinaryData(itemIndex, field);
		return hasBytes(file) ? file : undefined;
	} catch {
		// n8n's error does not list the fields, and in a tool call not even the cause.
		return undefined;
	}
}

function noFile(context: IExecuteFunctions, field: FileField, itemIndex: number) {
	const { json, binary } = context.getInputData()[itemIndex];
	const fields = [
		...Object.keys(binary ?? {}),
		...Object.keys(json[FILES_IN_JSON] ?? {}).map((name) => `${FILES_IN_JSON}.${name}`),
	].filter((name) => find(context, name, itemIndex));
	return new UserError(`The input has no file in field "${nameOf(field)}"`, {
		description:
			fields.length > 0 ? `Fields with files: ${fields.join(', ')}.` : 'It has no files at all.',
	});
}

const nameOf = (field: FileField) => (typeof field === 'string' ? field : 'file');

/**
 * The key of a file of an item. The file is not read.
 *
 * @throws UserError if the field is missing or has no file
 */
export const keyOf = (context: IExecuteFunctions, field: FileField, itemIndex: number): string =>
	keyOfFile(fileIn(context, field, itemIndex), field);

const keyOfFile = ({ mimeType, fileName, id, data }: IBinaryData, field: FileField) =>
	[mimeType, fileName ?? nameOf(field), id ?? data].join('/');

/**
 * Reads a file of an item.
 *
 * @throws UserError if the field is missing, or has no file or an empty one
 */
export async function readFile(
	context: IExecuteFunctions,
	field: FileField,
	itemIndex: number,
): Promise<FileToSend> {
	const file = fileIn(context, field, itemIndex);
	const fileName = file.fileName || nameOf(field);
	const parts: Blob[] = [];
	if (file.id) {
		for await (const chunk of await context.helpers.getBinaryStream(file.id)) {
			parts.push(new Blob([chunk]));
		}
	} else {
		parts.push(new Blob([Buffer.from(file.data, 'base64')]));
	}
	const bytes = new Blob(parts, { type: file.mimeType });
	if (bytes.size === 0) throw new UserError(`The file "${fileName}" is empty`);
	return { bytes, fileName, key: keyOfFile(file, field) };
}

/** Reads the files of some fields. */
export async function readFiles(
	context: IExecuteFunctions,
	fields: FileField[],
	itemIndex: number,
): Promise<Map<FileField, FileToSend>> {
	const files = new Map<FileField, FileToSend>();
	for (const field of fields) {
		if (!files.has(field)) files.set(field, await readFile(context, field, itemIndex));
	}
	return files;
}
