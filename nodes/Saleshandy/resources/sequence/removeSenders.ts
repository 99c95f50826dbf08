import { changeSenders } from './changeSenders';

export const removeSenders = changeSenders(
	{
		name: 'Remove Senders',
		value: 'removeSenders',
		action: 'Remove senders from a sequence',
		description: 'Remove email accounts that a sequence sends from',
	},
	'remove',
);
