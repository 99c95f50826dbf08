import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { PayloadField } from '../channels';
import { hasTexts, showFor } from '../channels';

export const mergeTagHint = 'Merge tags such as {{First Name}} are kept';

/** The editor shows no hint under an expression, and previews one with a merge tag as broken. */
export const mergeTagNotice: INodeProperties = {
	displayName:
		'Merge tags such as {{First Name}} are kept and sent as they are, even if the editor marks them red in an expression and previews it as invalid.',
	name: 'mergeTagNotice',
	type: 'notice',
	default: '',
	displayOptions: showFor(hasTexts),
};

/** The form's field for each text of a payload, described once for all the places it appears in. */
export const payloadFields: Record<PayloadField, INodeProperties> = {
	subject: {
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '',
		placeholder: "e.g. A question for {{Company Name|'your team'}}",
		description:
			'An Email without a subject continues the thread of the mail before it. An InMail needs one, of at most 200 characters.',
	},
	content: {
		displayName: 'Content',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 6 },
		default: '',
		placeholder: "e.g. <p>Hi {{First Name|'there'}},</p>",
		description: 'The body of the mail as HTML',
	},
	preheader: {
		displayName: 'Preheader',
		name: 'preheader',
		type: 'string',
		default: '',
		placeholder: 'e.g. Two minutes of your time',
		description: 'The text that inboxes show behind the subject',
	},
	connectionNote: {
		displayName: 'Connection Note',
		name: 'connectionNote',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Hi {{First Name}}, we met at the fair',
		description: 'The note that goes with the request, at most 300 characters. May stay empty.',
	},
	message: {
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		placeholder: 'e.g. Hi {{First Name}}, thanks for connecting',
		description: 'The text of the message, without formatting',
	},
};

/** The parameters, and keys inside of them, that hold texts of a message: merge tags are kept there. */
export const messageTexts: ReadonlySet<string> = new Set([
	...Object.keys(payloadFields),
	'taskNote',
	'variantsJson',
]);

/** A payload field with a display condition. */
export const payloadField = (
	field: PayloadField,
	displayOptions: IDisplayOptions,
): INodeProperties => ({ ...payloadFields[field], displayOptions });
