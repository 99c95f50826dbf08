import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError, UserError } from 'n8n-workflow';

import { isObject } from '../checks';
import { request } from './request';

/**
 * Where a file is: a binary field by its name; in a workflow with Execution Logic v2, which keeps
 * files in the JSON of an item, by its path. Or the file itself, as an expression gives it.
 */
export type FileField = string | IBinaryData;

/** A file of an item, in memory once: the request streams from here. */
interface FileToSend {
	bytes: Blob;
	fileName: string;
}

/** Where Execution Logic v2 puts the files of an item. */
const FILES_IN_JSON = '_files';

const hasBytes = ({ id, data }: Partial<IBinaryData>) => Boolean(id) || typeof data === 'string';

/** Whether a value is a file itself. */
export const isFile = (value: unknown): value is IBinaryData =>
	isObject(value) && 'mimeType' in value && hasBytes(value as Partial<IBinaryData>);

function find(context: IExecuteFunctions, field: FileField, itemIndex: number) {
	try {
		const file = context.helpers.assertBinaryData(itemIndex, field);
		return hasBytes(file) ? file : undefined;
	} catch {
		// n8n would not say which fields there are, and in a tool call not even what is wrong.
		return undefined;
	}
}

function noFile(context: IExecuteFunctions, field: FileField, itemIndex: number) {
	const { json, binary } = context.getInputData()[itemIndex];
	const fields = [
		...Object.keys(binary ?? {}),
		...Object.keys(json[FILES_IN_JSON] ?? {}).map((name) => `${FILES_IN_JSON}.${name}`),
	].filter((name) => find(context, name, itemIndex));
	return new UserError(`The item has no file in the binary field "${nameOf(field)}"`, {
		description:
			fields.length > 0 ? `It has files in: ${fields.join(', ')}.` : 'It has no files at all.',
	});
}

const nameOf = (field: FileField) => (typeof field === 'string' ? field : 'file');

/**
 * Reads a file of an item.
 *
 * @throws UserError if the field is missing, or holds no file or an empty one
 */
export async function readFile(
	context: IExecuteFunctions,
	field: FileField,
	itemIndex: number,
): Promise<FileToSend> {
	const file = find(context, field, itemIndex);
	if (!file) throw noFile(context, field, itemIndex);
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
	return { bytes, fileName };
}

/** Hands a file to Saleshandy and returns the ID it got (contract: uploadAttachment). */
export async function upload(
	context: IExecuteFunctions,
	{ bytes, fileName }: FileToSend,
): Promise<string> {
	const body = new FormData();
	body.append('file', bytes, fileName);
	const answer = await request<IDataObject | string>(context, {
		method: 'POST',
		path: ['attachments'],
		body,
		inDoubt: `The file "${fileName}" may have been stored, but is not attached to anything.`,
	});
	// The shape of the answer is not public.
	const id = typeof answer === 'string' ? answer : (answer?.id ?? answer?.attachmentId);
	if (typeof id === 'string' && id !== '') return id;
	throw new NodeOperationError(
		context.getNode(),
		`Saleshandy stored the file "${fileName}" but its answer holds no ID`,
		{
			description:
				'Nothing else was done. The API may have changed since this version of the node.',
		},
	);
}

/** Each evaluation of an expression may give another object for one stored file. */
const keyOf = (field: FileField) => (typeof field === 'string' ? field : (field.id ?? field));

/** Reads the files of some fields, perhaps repeated, each once. */
export async function readFiles(
	context: IExecuteFunctions,
	fields: FileField[],
	itemIndex: number,
): Promise<Map<unknown, FileToSend>> {
	const files = new Map<unknown, FileToSend>();
	for (const field of fields) {
		const key = keyOf(field);
		if (!files.has(key)) files.set(key, await readFile(context, field, itemIndex));
	}
	return files;
}

/**
 * Uploads files and does something with their IDs. If anything fails after the first of them was
 * stored, the error names those that were.
 */
export async function withUploads<Result>(
	context: IExecuteFunctions,
	files: Map<unknown, FileToSend>,
	use: (idOf: (field: FileField) => string) => Promise<Result>,
): Promise<Result> {
	const ids = new Map<unknown, string>();
	try {
		for (const [key, file] of files) ids.set(key, await upload(context, file));
		return await use((field) => ids.get(keyOf(field))!);
	} catch (error) {
		throw naming([...ids.values()], error);
	}
}

function naming(ids: string[], error: unknown) {
	const failure = error as Error & { description?: string | null };
	if (ids.length > 0) {
		failure.description = [
			failure.description,
			`Already uploaded, to be used as Attachment IDs: ${ids.join(', ')}.`,
		]
			.filter(Boolean)
			.join(' ');
	}
	return failure;
}
