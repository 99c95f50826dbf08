import { toEmail } from '../../email';
import { locator } from '../../fields/locator';
import { readSequenceId, sequenceField } from '../../fields/locators';
import { content, payloadFields } from '../../fields/payload';
import { list, picked, required, text } from '../../operation/fields';
import { single } from '../../operation/kinds';

const { subject, preheader } = payloadFields;

/** Contract: sendTestEmail. */
export const sendTestEmail = single({
	name: 'Send Test Email',
	value: 'sendTestEmail',
	action: 'Send a test email from a sequence',
	description: 'Send a test email from one of the email accounts of a sequence',
	builderHint: 'Find the email account with Sequence: Get Senders first.',
	contract: 'sendTestEmail',
	returns: { success: 'boolean', sequenceId: 'string', to: 'array' },
	fields: {
		sequenceId: required(picked(sequenceField, readSequenceId)),
		fromEmailAccountId: required(
			picked(
				locator({
					displayName: 'From Email Account',
					name: 'fromEmailAccountId',
					search: 'searchEmailAccounts',
				}),
			),
		),
		to: required(list('To', { check: toEmail, placeholder: 'e.g. me@example.com' })),
		subject: required(text(subject.displayName, { keepsMergeTags: true })),
		content: required(content),
	},
	options: {
		preheader: text(preheader.displayName, {
			keepsMergeTags: true,
			description: preheader.description,
		}),
	},
	request: ({ sequenceId, ...email }) => ({
		method: 'POST',
		path: '/sequences/{sequenceId}/test-email',
		ids: { sequenceId },
		body: email,
		adviceIfUnknown: 'Check the inbox of the recipient before you run this item again.',
	}),
	output: (_, { sequenceId, to }) => ({ success: true, sequenceId, to }),
});
