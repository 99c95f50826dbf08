import { UserError } from 'n8n-workflow';

/** Most workflows look back from the day of the run. */
export const lookBack = { hint: "For the last 7 days, use {{ $today.minus(7, 'days') }}" };

/** @throws UserError if a period ends before it starts */
export function checkPeriod({ startDate, endDate }: { startDate?: string; endDate?: string }) {
	if (startDate && endDate && endDate < startDate) {
		throw new UserError("'End Date' must not be before 'Start Date'");
	}
}
