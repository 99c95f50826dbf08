import type { IDataObject } from 'n8n-workflow';

import { emailAccountField } from '../../fields/account';
import { withNumbers } from '../../figures';
import { picked, required } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { toList } from '../../transport/payload';

/** Contract: getMailboxStats. */
export const getEmailAccountStats = single({
	name: 'Get Email Account Stats',
	value: 'getEmailAccountStats',
	action: 'Get the statistics of an email account',
	description: 'Retrieve the setup score, inbox score, bounce rate and volume of an email account',
	contract: 'getMailboxStats',
	within: 'Email Analytics',
	adds: {
		emailAccountId: 'string',
		'Setup Score': 'number',
		'Inbox Score': 'number',
		'Bounce Rate': 'number',
		'Total Sent': 'number',
	},
	fields: { emailAccountId: required(picked(emailAccountField)) },
	request: ({ emailAccountId }) => ({
		method: 'POST',
		path: '/analytics/emailaccount/stats',
		isRead: true,
		body: { emailId: emailAccountId },
	}),
	output: (figures, { emailAccountId }) => ({
		emailAccountId,
		...withNumbers(toList<IDataObject>(figures, 'statistics')[0] ?? {}),
	}),
});
