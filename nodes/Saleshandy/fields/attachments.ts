import type { INodeProperties } from 'n8n-workflow';

import { quoted, toIdList, toRequiredText, toTextList } from '../checks';
import type { FileField } from '../files';
import { isFile } from '../files';

export const attachmentIdsField: INodeProperties = {
	displayName: 'Attachment IDs',
	name: 'attachmentIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. uJ7fM2nX6p, qC3wT9kB5s',
	description: 'Comma-separated IDs (or an array) of files already uploaded to Saleshandy',
};

export const attachmentFieldsField: INodeProperties = {
	displayName: 'Attachment Fields',
	name: 'attachmentFields',
	type: 'string',
	default: '',
	placeholder: 'e.g. data',
	description:
		'Comma-separated names of input fields that contain the files to attach. You can also pass files with an expression.',
};

/** Contract: AttachmentIds. */
export const toAttachmentIds = (value: unknown) => [
	...new Set(toIdList(value, quoted(attachmentIdsField))),
];

/** One file, or the field that contains it. */
export const toFileField = (value: unknown, label: string): FileField =>
	isFile(value) ? value : toRequiredText(value, label);

/** Any number of files, each once. */
export function toAttachmentFields(value: unknown): FileField[] {
	const label = quoted(attachmentFieldsField);
	if (isFile(value)) return [value];
	const fields = Array.isArray(value)
		? value.flatMap((entry): FileField[] => (isFile(entry) ? [entry] : toTextList([entry], label)))
		: toTextList(value, label);
	return [...new Set(fields)];
}
