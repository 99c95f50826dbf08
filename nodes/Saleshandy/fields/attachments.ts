import type { INodeProperties } from 'n8n-workflow';

import { idList, textList } from '../checks';

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
		'Names of binary fields of the incoming item, as a comma-separated list or an array. Their files are uploaded and attached.',
};

/** Contract: AttachmentIds. */
export const attachmentIds = (value: unknown) => idList(value, attachmentIdsField.displayName);

/** Names of binary fields. */
export const attachmentFields = (value: unknown) =>
	textList(value, attachmentFieldsField.displayName);
