import { many } from '../../operation/kinds';

/** Contract: listSchedules. */
export const getAll = many({
	action: 'Get many sending schedules',
	description: 'Retrieve a list of the sending schedules of the account',
	contract: 'listSchedules',
	what: 'schedules',
	request: () => ({ method: 'GET', path: '/schedules' }),
});
