import { setStatus } from './setStatus';

export const pause = setStatus(
	{
		name: 'Pause',
		value: 'pause',
		action: 'Pause a sequence',
		description: 'Stop a sequence from sending until you resume it',
	},
	{ status: 'pause', state: 'paused', alreadyCode: 40101 },
);
