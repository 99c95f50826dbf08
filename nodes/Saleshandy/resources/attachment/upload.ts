import type { INodeProperties } from 'n8n-workflow';

import { quoted } from '../../checks';
import { toFileField } from '../../fields/attachments';
import { upload as send } from '../../fields/upload';
import { readFile } from '../../files';
import type { Operation } from '../../operation/operation';
import { readParameter } from '../../parameters';

const binaryField: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input binary field containing the file to be uploaded',
};

/** Stores a file, to be used in any number of Email variants. Contract: uploadAttachment. */
export const upload: Operation = {
	name: 'Upload',
	value: 'upload',
	action: 'Upload an attachment',
	description: 'Upload a file that can be attached to Email variants',
	contract: 'uploadAttachment',
	returns: { attachmentId: 'string', fileName: 'string' },
	fields: [binaryField],

	async execute(itemIndex) {
		const field = toFileField(
			readParameter(this, binaryField.name, itemIndex),
			quoted(binaryField),
		);
		const file = await readFile(this, field, itemIndex);
		return { attachmentId: await send(this, file), fileName: file.fileName };
	},
};
