import type { IDataObject } from 'n8n-workflow';
import { OperationalError, UserError } from 'n8n-workflow';

import { scheduleField, sendersField } from '../../fields/account';
import type { Field } from '../../operation/fields';
import { list, picked, required, text } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { oncePerRun } from '../../perRun';
import type { Mailbox } from '../../pickers/account';
import { getMailboxes } from '../../pickers/account';
import { outcomeUnknown } from '../../transport/errors';

const mailboxes = oncePerRun(getMailboxes);

/** Email accounts by ID or address. */
const senders: Field<string[] | undefined> = {
	...list('Senders'),
	property: sendersField,
	async parse(value, label, item) {
		const wanted = await list('Senders').parse(value, label, item);
		return wanted && idsOf(wanted, label, await mailboxes(item.context));
	},
};

const idsOf = (wanted: string[], label: string, all: Mailbox[]) => {
	const ids = wanted.map((sender) => {
		const mailbox = all.find(
			({ id, fromEmail }) => id === sender || fromEmail.toLowerCase() === sender.toLowerCase(),
		);
		if (mailbox) return mailbox.id;
		throw new UserError(`${label} contains "${sender}", which is not an email account`, {
			description: `Email accounts: ${all.map(({ fromEmail }) => fromEmail).join(', ') || 'none'}.`,
		});
	});
	return [...new Set(ids)];
};

/** Contract: createSequence. */
export const create = single({
	name: 'Create',
	value: 'create',
	action: 'Create a sequence',
	description: 'Create a new sequence, optionally with senders and a schedule',
	contract: 'createSequence',
	adds: { sequenceId: 'string', title: 'string' },
	fields: {
		title: required(
			text('Title', {
				maxLength: 100,
				placeholder: 'e.g. Spring outreach',
				description: 'Title of the new sequence, max. 100 characters',
			}),
		),
	},
	additionalFields: { scheduleId: picked(scheduleField), senders },
	request: ({ title, scheduleId, senders }) => ({
		method: 'POST',
		path: '/sequences',
		body: {
			title,
			...(scheduleId && { scheduleId }),
			...(senders && { emailAccountIds: senders }),
		},
		adviceIfUnknown: adviceFor(title),
	}),
	output(payload, { title }) {
		// The documentation shows the ID as `id`; live it is `sequenceId`.
		const created = (payload ?? {}) as IDataObject;
		const sequenceId = created.sequenceId ?? created.id;
		if (sequenceId) return { ...created, sequenceId, title };
		throw outcomeUnknown(
			new OperationalError('Saleshandy returned no ID of the new sequence'),
			adviceFor(title),
		);
	},
});

const adviceFor = (title: string) =>
	`The sequence may exist: look for "${title}" in Saleshandy before you run this item again.`;
