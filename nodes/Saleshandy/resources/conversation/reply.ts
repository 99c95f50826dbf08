import type { IExecuteFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { comparable, toIdList } from '../../checks';
import { toEmail } from '../../email';
import {
	attachmentFieldsField,
	attachmentIdsField,
	toAttachmentFields,
} from '../../fields/attachments';
import { messageField } from '../../fields/conversation';
import { content, mergeTagNotice } from '../../fields/payload';
import { withUploads } from '../../fields/upload';
import type { FileField } from '../../files';
import { readFiles } from '../../files';
import type { Field } from '../../operation/field';
import { list, picked, required } from '../../operation/fields';
import { formProperties, readForm } from '../../operation/form';
import type { Operation } from '../../operation/operation';
import { mailboxesOf } from '../../pickers/account';
import { getMessages } from '../../pickers/conversations';
import { request } from '../../transport/request';
import { conversationId } from './shared';

/** Files to attach, by the field that contains them. */
const files: Field<FileField[] | undefined> = {
	property: attachmentFieldsField,
	parse: toAttachmentFields,
};

const fileIds: Field<string[] | undefined> = { property: attachmentIdsField, parse: toIdList };

const emails = (displayName: string, description?: string) =>
	list(displayName, {
		check: toEmail,
		placeholder: 'e.g. lee@example.com',
		...(description && { description }),
	});

const form = {
	fields: { conversationId, content: required(content) },
	options: {
		attachmentFields: files,
		attachmentIds: fileIds,
		bcc: emails('BCC'),
		cc: emails('CC'),
		messageId: picked({
			...messageField,
			required: false,
			description: 'Message to reply to. Defaults to the latest received message.',
		}),
		to: emails('To', "Defaults to the sender of 'Message', or of the latest received message"),
	},
};

/**
 * Replies to a message of a conversation. Contract: replyToThread, which is known only from a schema:
 * the meaning of `templateId` and `unifiedScheduledId` is not public.
 */
export const reply: Operation = {
	name: 'Reply',
	value: 'reply',
	action: 'Reply to a conversation by email',
	description:
		'Send a reply in a conversation. This call is only partly documented, so test it with a conversation of your own first.',
	builderHint:
		'Read the conversation with Conversation: Get first. The trigger event Reply Received has the conversation ID.',
	contract: 'replyToThread',
	returns: { success: 'boolean', conversationId: 'string', messageId: 'string', to: 'array' },
	fields: formProperties(form, [mergeTagNotice]),

	async execute(itemIndex) {
		const { conversationId, content, ...options } = await readForm(form, this, itemIndex);
		const { attachmentFields = [], attachmentIds = [], cc, bcc } = options;
		const attached = await readFiles(this, attachmentFields, itemIndex);
		const { messageId, to } = await addressee(this, conversationId, options);

		return await withUploads(this, itemIndex, attached, async (idOf) => {
			const ids = [...attachmentIds, ...attachmentFields.map(idOf)];
			await request(this, {
				method: 'POST',
				path: '/unified-inbox/emails/reply',
				body: {
					emailThreadId: conversationId,
					emailId: messageId,
					to,
					cc,
					bcc,
					content,
					...(ids.length > 0 && { attachmentIds: ids }),
					templateId: 0,
					unifiedScheduledId: 0,
				},
				adviceIfUnknown:
					'The reply may have been sent: check the conversation in Saleshandy before you run this item again.',
			});
			return { success: true, conversationId, messageId, to };
		});
	},
};

/** The message to reply to and the recipients: as chosen, or those of the latest received message. */
async function addressee(
	context: IExecuteFunctions,
	conversationId: string,
	{ messageId, to }: { messageId?: string; to?: string[] },
) {
	if (messageId && to) return { messageId, to };
	const messages = await getMessages(context, conversationId);
	const own = new Set((await mailboxesOf(context)).map(({ fromEmail }) => comparable(fromEmail)));
	const received = messages.filter(
		({ id, fromEmail }) => id && fromEmail && !own.has(comparable(fromEmail)),
	);
	const answered = received.find(({ id }) => id === messageId) ?? received.at(-1);
	if (!answered) {
		throw new UserError('The conversation has no message from someone else', {
			description: "Add 'Message' and 'To' to 'Options'.",
		});
	}
	return {
		messageId: messageId ?? String(answered.id),
		to: to ?? [String(answered.fromEmail)],
	};
}
