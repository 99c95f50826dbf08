import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError, UserError } from 'n8n-workflow';

import { request } from './request';

/** A file of an item, in memory once: the request streams from here. */
interface FileToSend {
	bytes: Blob;
	fileName: string;
}

/**
 * Reads a file from a binary field of an item.
 *
 * @throws UserError if the field is missing, or holds no file or an empty one
 */
export async function readFile(
	context: IExecuteFunctions,
	field: string,
	itemIndex: number,
): Promise<FileToSend> {
	const { binary } = context.getInputData()[itemIndex];
	const file = binary && Object.hasOwn(binary, field) ? binary[field] : undefined;
	if (!file || (!file.id && typeof file.data !== 'string')) {
		const fields = Object.keys(binary ?? {}).join(', ');
		throw new UserError(`The item has no file in the binary field "${field}"`, {
			description: fields ? `It has files in: ${fields}.` : 'It has no files at all.',
		});
	}
	const parts: Blob[] = [];
	if (file.id) {
		for await (const chunk of await context.helpers.getBinaryStream(file.id)) {
			parts.push(new Blob([chunk]));
		}
	} else {
		parts.push(new Blob([Buffer.from(file.data, 'base64')]));
	}
	const bytes = new Blob(parts, { type: file.mimeType });
	if (bytes.size === 0) throw new UserError(`The file in the binary field "${field}" is empty`);
	return { bytes, fileName: file.fileName || field };
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

/** Reads the files of some binary fields, perhaps repeated, each once. */
export async function readFiles(
	context: IExecuteFunctions,
	fields: string[],
	itemIndex: number,
): Promise<Map<string, FileToSend>> {
	const files = new Map<string, FileToSend>();
	for (const field of new Set(fields)) files.set(field, await readFile(context, field, itemIndex));
	return files;
}

/**
 * Uploads files and does something with their IDs. If anything fails after the first of them was
 * stored, the error names those that were.
 */
export async function withUploads<Result>(
	context: IExecuteFunctions,
	files: Map<string, FileToSend>,
	use: (idOf: (field: string) => string) => Promise<Result>,
): Promise<Result> {
	const ids = new Map<string, string>();
	try {
		for (const [field, file] of files) ids.set(field, await upload(context, file));
		return await use((field) => ids.get(field)!);
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
