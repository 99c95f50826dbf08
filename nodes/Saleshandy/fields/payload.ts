import type { INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import type { PayloadField } from '../channels';
import { toText } from '../checks';
import { isBlankHtml } from '../htmlToText';
import type { Field } from '../operation/field';

/** The editor shows no hint under an expression, and previews one with a merge tag as broken. */
export const mergeTagNotice: INodeProperties = {
	displayName:
		'Saleshandy merge tags like {{First Name}} are sent unchanged, even where n8n shows them in red.',
	name: 'mergeTagNotice',
	type: 'notice',
	default: '',
};

/** The form's field for each text of a payload, defined once for all operations. */
export const payloadFields: Record<PayloadField, INodeProperties> = {
	subject: {
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '',
		placeholder: "e.g. A question for {{Company Name|'your team'}}",
		description:
			'An email without a subject is sent in the previous thread. Required for InMail (up to 200 characters).',
	},
	content: {
		displayName: 'Content',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 6 },
		default: '',
		placeholder: "e.g. <p>Hi {{First Name|'there'}},</p>",
		description: 'Body of the email, in HTML',
		hint: 'Use the HTML tag &lt;br&gt; for line breaks',
	},
	preheader: {
		displayName: 'Preheader',
		name: 'preheader',
		type: 'string',
		default: '',
		placeholder: 'e.g. Two minutes of your time',
		description: 'Preview text that inboxes show after the subject',
	},
	connectionNote: {
		displayName: 'Connection Note',
		name: 'connectionNote',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Hi {{First Name}}, great meeting you at the conference',
		description: 'Note sent with the connection request. Optional, up to 300 characters.',
	},
	message: {
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		placeholder: 'e.g. Hi {{First Name}}, thanks for connecting',
		description: 'Plain text of the message',
	},
	title: {
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Send a postcard to {{First Name}}',
		description: 'Title of the task',
	},
	'action.name': {
		displayName: 'Action Name',
		name: 'actionName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Order a card',
		description: "Name of the task's action",
	},
	'action.url': {
		displayName: 'Action URL',
		name: 'actionUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/cards',
		description: "URL of the task's action",
	},
};

/** In the order in which they are shown. */
export const payloadKeys = Object.keys(payloadFields) as PayloadField[];

/** The content of an email that is not part of a payload: HTML that shows something. */
export const content: Field<string | undefined> = {
	property: payloadFields.content,
	keepsMergeTags: true,
	parse(value, label) {
		const html = toText(value, label);
		if (isBlankHtml(html)) throw new UserError(`${label} is empty`);
		return html;
	},
};

/** The parameters, and keys inside them, that contain texts of a message: merge tags are kept there. */
export const messageTexts: ReadonlySet<string> = new Set([
	...Object.values(payloadFields).map(({ name }) => name),
	'taskNote',
	'variantsJson',
]);
