import { day, required } from '../../operation/fields';

/** Most workflows look back from the day of the run. */
export const lookBack = { hint: "For the last 7 days, use {{ $today.minus(7, 'days') }}" };

export const period = {
	startDate: required(day('Start Date', lookBack)),
	endDate: required(day('End Date')),
};
