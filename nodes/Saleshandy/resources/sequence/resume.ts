import { setStatus } from './setStatus';

export const resume = setStatus(
	{
		name: 'Resume',
		value: 'resume',
		action: 'Resume a sequence',
		description: 'Start or resume sending for a sequence',
	},
	{ status: 'resume', state: 'active', alreadyCode: 40102 },
);
