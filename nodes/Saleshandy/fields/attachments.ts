import type { INodeProperties } from 'n8n-workflow';

import { idList } from '../checks';

export const attachmentIdsField: INodeProperties = {
	displayName: 'Attachment IDs',
	name: 'attachmentIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. uJ7fM2nX6p, qC3wT9kB5s',
	description: 'IDs of files that Saleshandy already holds, as a comma-separated list or an array',
};

/** Contract: AttachmentIds. */
export const attachmentIds = (value: unknown) => idList(value, attachmentIdsField.displayName);
