import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { NodeOperationError, UserError } from 'n8n-workflow';

import { toRequiredText, toId, hasValue, toTextList } from '../../checks';
import { scheduleField, sendersField } from '../../fields/account';
import type { Operation } from '../../operation';
import { read, readCollection } from '../../parameters';
import type { Mailbox } from '../../pickers/account';
import { getMailboxes } from '../../pickers/account';
import { oncePerRun } from '../../perRun';
import { request } from '../../transport/request';

const MAX_TITLE = 255;

const titleField: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Spring outreach',
	description: 'The title of the new sequence, at most 255 characters',
};

const mailboxes = oncePerRun(getMailboxes);

/** Opens a sequence, which does not send before it is resumed. Contract: createSequence. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create sequence',
	description: 'Open a new sequence, with senders and schedule if wanted',
	fields: [
		titleField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [scheduleField, sendersField],
		},
	],
	inOrderWithin: 'run',

	async execute(itemIndex) {
		const input = read(this, titleField.name, itemIndex);
		const title = toRequiredText(input, titleField.displayName, { maxLength: MAX_TITLE });

		const { scheduleId, senders } = readCollection(this, 'additionalFields', itemIndex);
		const wanted = toTextList(senders, 'Senders');
		const body: IDataObject = {
			title,
			...(hasValue(scheduleId) && { scheduleId: toId(scheduleId, 'Schedule') }),
		};
		if (wanted.length > 0) body.emailAccountIds = senderIds(await mailboxes(this), wanted);

		const adviceIfUnknown = `The sequence may exist: look for "${title}" in Saleshandy before you run this item again.`;
		const created = await request<IDataObject | null>(this, {
			method: 'POST',
			path: '/sequences',
			body,
			adviceIfUnknown,
		});
		// The documentation shows the ID as `id`; live it is `sequenceId`.
		const sequenceId = created?.sequenceId ?? created?.id;
		if (sequenceId) return { ...created, sequenceId, title };
		throw new NodeOperationError(
			this.getNode(),
			'Saleshandy answered without the ID of the new sequence',
			{ description: `Outcome unknown: ${adviceIfUnknown}` },
		);
	},
};

function senderIds(all: Mailbox[], wanted: string[]): string[] {
	const ids = wanted.map((sender) => {
		const mailbox = all.find(
			({ id, fromEmail }) => id === sender || fromEmail.toLowerCase() === sender.toLowerCase(),
		);
		if (mailbox) return mailbox.id;
		throw new UserError(`Sender "${sender}" is not an email account of this Saleshandy account`, {
			description: `There are: ${all.map(({ fromEmail }) => fromEmail).join(', ') || 'none'}.`,
		});
	});
	return [...new Set(ids)];
}
