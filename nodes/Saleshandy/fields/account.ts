import type { INodeProperties } from 'n8n-workflow';

import { locator } from './locator';

export const sendersField: INodeProperties = {
	displayName: 'Sender Names or IDs',
	name: 'senders',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getSenders' },
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	hint: 'If empty, Saleshandy uses your default email account. Expressions can also return email addresses.',
};

export const emailAccountField = locator({
	displayName: 'Email Account',
	name: 'emailAccountId',
	search: 'searchEmailAccounts',
});

export const scheduleField = locator({
	displayName: 'Schedule',
	name: 'scheduleId',
	search: 'searchSchedules',
	required: false,
});
