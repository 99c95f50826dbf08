import { UserError } from 'n8n-workflow';

import { toTextList } from '../../checks';
import { toEmail } from '../../email';
import { emailAccountField } from '../../fields/account';
import type { Field } from '../../operation/field';
import { number, picked, required, text } from '../../operation/fields';
import { bulk } from '../../operation/kinds';

const bcc: Field<string | undefined> = {
	...text('BCC', { placeholder: 'e.g. archive@example.com' }),
	parse: (value, label) =>
		toTextList(value, label)
			.map((address) => toEmail(address, label))
			.join(', ') || undefined,
};

/** The API's limit is not public. A batch that it rejects is sent again in halves. */
const EMAIL_ACCOUNTS_PER_REQUEST = 100;

/**
 * Changes the settings of an email account. Email accounts with equal changes go in one request.
 * Contract: updateMailboxes.
 */
export const update = bulk({
	name: 'Update',
	value: 'update',
	action: 'Update an email account',
	description: 'Update the sender name, limits or signature of an email account',
	contract: 'updateMailboxes',
	returns: { success: 'boolean', emailAccountId: 'string', updatedFields: 'array' },
	fields: {
		emailAccountId: required(picked(emailAccountField)),
		senderFirstName: required(
			text('Sender First Name', {
				placeholder: 'e.g. Ada',
				description: 'Required by Saleshandy with every update',
			}),
		),
	},
	updateFields: {
		bcc,
		dailyQuota: number('Daily Limit', { description: 'Maximum number of emails per day' }),
		sendingIntervalMax: number('Longest Interval', {
			description: 'Maximum time between two emails, in seconds',
		}),
		sendingIntervalMin: number('Shortest Interval', {
			description: 'Minimum time between two emails, in seconds',
		}),
		rampUpInitialSendingLimit: number('Ramp-Up Start', {
			description: 'Number of emails on the first day of a ramp-up',
		}),
		rampUpPercent: number('Ramp-Up Increase', {
			max: 100,
			description: 'Daily increase during a ramp-up, in percent',
		}),
		senderLastName: text('Sender Last Name'),
		signatureHtml: text('Signature', { rows: 4, description: 'Signature in HTML' }),
	},
	resolve: async (_, values) => {
		const { sendingIntervalMin = 0, sendingIntervalMax = Infinity } = values;
		if (sendingIntervalMin <= sendingIntervalMax) return values;
		throw new UserError("'Longest Interval' must not be less than 'Shortest Interval'");
	},
	shared: (input) => ({ ...input, emailAccountId: undefined }),
	target: ({ emailAccountId }) => emailAccountId,
	maxEntries: EMAIL_ACCOUNTS_PER_REQUEST,
	request: (inputs) => ({
		method: 'POST',
		path: '/email-accounts/bulk-update',
		body: {
			...inputs[0],
			emailAccountId: undefined,
			emailAccountIds: inputs.map(({ emailAccountId }) => emailAccountId),
		},
		adviceIfUnknown: 'Running the items again is safe: it only makes the same changes again.',
	}),
	output: ({ emailAccountId, ...changes }) => ({
		success: true,
		emailAccountId,
		updatedFields: Object.keys(changes).filter((name) => changes[name as never] !== undefined),
	}),
});
