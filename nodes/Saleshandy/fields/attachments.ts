import type { INodeProperties } from 'n8n-workflow';

import { toRequiredText, toIdList, toTextList } from '../checks';
import type { FileField } from '../files';
import { isFile } from '../files';

export const attachmentIdsField: INodeProperties = {
	displayName: 'Attachment IDs',
	name: 'attachmentIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. uJ7fM2nX6p, qC3wT9kB5s',
	description: 'IDs of files that Saleshandy already holds, as a comma-separated list or an array',
};

export const attachmentFieldsField: INodeProperties = {
	displayName: 'Attachment Fields',
	name: 'attachmentFields',
	type: 'string',
	default: '',
	placeholder: 'e.g. data',
	description:
		'Names of binary fields of the incoming item, as a comma-separated list or an array, or files from an expression. The files are uploaded and attached.',
};

/** Contract: AttachmentIds. */
export const attachmentIds = (value: unknown) => toIdList(value, attachmentIdsField.displayName);

/** One file, by its field or itself. */
export const fileField = (value: unknown, label: string): FileField =>
	isFile(value) ? value : toRequiredText(value, label);

/** Any number of files. */
export function attachmentFields(value: unknown): FileField[] {
	const { displayName } = attachmentFieldsField;
	if (isFile(value)) return [value];
	if (!Array.isArray(value)) return toTextList(value, displayName);
	return value.flatMap((entry): FileField[] =>
		isFile(entry) ? [entry] : toTextList([entry], displayName),
	);
}
