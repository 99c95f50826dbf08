import { UserError } from 'n8n-workflow';

import { comparable } from '../../checks';
import { sendersField } from '../../fields/account';
import type { Field } from '../../operation/field';
import { list } from '../../operation/fields';
import type { Mailbox } from '../../pickers/account';
import { mailboxesOf } from '../../pickers/account';
import { recordId } from '../../transport/payload';

/** Email accounts by ID or address, as their IDs. */
export const senders: Field<string[] | undefined> = {
	...list('Senders'),
	property: sendersField,
	async parse(value, label, item) {
		const wanted = await list('Senders').parse(value, label, item);
		return wanted && idsOf(wanted, label, await mailboxesOf(item.context));
	},
};

function idsOf(wanted: string[], label: string, all: Mailbox[]): string[] {
	const ids = wanted.map((sender) => {
		const mailbox = all.find(
			({ id, fromEmail }) => id === sender || comparable(fromEmail) === comparable(sender),
		);
		if (mailbox) return recordId(mailbox.id, 'an email account');
		throw new UserError(`${label} contains "${sender}", which is not an email account`, {
			description: `Email accounts: ${all.map(({ fromEmail }) => fromEmail).join(', ') || 'none'}.`,
		});
	});
	return [...new Set(ids)];
}
