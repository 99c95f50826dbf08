import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { FileField, FileToSend } from '../files';
import { keyOf } from '../files';
import { request } from '../transport/request';

/** Hands a file to Saleshandy and returns the ID it got (contract: uploadAttachment). */
export async function upload(
	context: IExecuteFunctions,
	{ bytes, fileName }: FileToSend,
): Promise<string> {
	const body = new FormData();
	body.append('file', bytes, fileName);
	const answer = await request<IDataObject | string>(context, {
		method: 'POST',
		path: '/attachments',
		body,
		adviceIfUnknown: `The file "${fileName}" may have been stored, but is not attached to anything.`,
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
