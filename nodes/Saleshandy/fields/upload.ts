import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { OperationalError } from 'n8n-workflow';

import { attemptOf } from '../attempts';
import type { FileField, FileToSend } from '../files';
import { afterDone, outcomeUnknown } from '../transport/errors';
import { request } from '../transport/request';

/** Uploads a file and returns its ID. Contract: uploadAttachment, uploadNoteAttachment. */
export async function upload(
	context: IExecuteFunctions,
	{ bytes, fileName }: FileToSend,
	path = '/attachments',
): Promise<string> {
	const adviceIfUnknown = `The file "${fileName}" may have been stored, but is not attached to anything.`;
	const body = new FormData();
	body.append('file', bytes, fileName);
	const answer = await request<IDataObject | string>(context, {
		method: 'POST',
		path,
		body,
		adviceIfUnknown,
	});
	// The format of the response is not public.
	const id = typeof answer === 'string' ? answer : (answer?.id ?? answer?.attachmentId);
	if (typeof id === 'string' && id !== '') return id;
	throw outcomeUnknown(
		new OperationalError(`Saleshandy stored the file "${fileName}" but returned no ID`),
		adviceIfUnknown,
	);
}

/** The IDs of the files that were uploaded for an item, by their keys. */
const uploaded = new WeakMap<object, Map<string, string>>();

/**
 * Uploads files and calls `use` with their IDs. With Retry On Fail a file is not uploaded again. If
 * anything fails after the first upload, the error lists the IDs of the stored files.
 */
export async function withUploads<Result>(
	context: IExecuteFunctions,
	itemIndex: number,
	files: Map<FileField, FileToSend>,
	use: (idOf: (field: FileField) => string) => Promise<Result>,
	path?: string,
): Promise<Result> {
	const attempt = attemptOf(context, itemIndex);
	const ids = uploaded.get(attempt) ?? new Map<string, string>();
	uploaded.set(attempt, ids);
	try {
		for (const file of files.values()) {
			if (!ids.has(file.key)) ids.set(file.key, await upload(context, file, path));
		}
		return await use((field) => ids.get(files.get(field)!.key)!);
	} catch (error) {
		throw afterDone(error, "Already uploaded, reuse in 'Attachment IDs'", [...ids.values()]);
	}
}
