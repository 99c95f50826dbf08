import { changeSenders } from './changeSenders';

export const addSenders = changeSenders(
	{
		name: 'Add Senders',
		value: 'addSenders',
		action: 'Add senders to a sequence',
		description: 'Add email accounts that a sequence sends from',
	},
	'add',
);
