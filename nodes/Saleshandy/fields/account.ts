import type { INodeProperties } from 'n8n-workflow';

export const sendersField: INodeProperties = {
	displayName: 'Sender Names or IDs',
	name: 'senders',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getSenders' },
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	hint: 'Without a sender Saleshandy takes your default email account. An expression may also give addresses.',
};

export const scheduleField: INodeProperties = {
	displayName: 'Schedule Name or ID',
	name: 'scheduleId',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getSchedules' },
	default: '',
	description:
		'When mails may go out. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};
