import { UserError } from 'n8n-workflow';

/** @throws UserError if a period ends before it starts */
export function checkPeriod({ startDate, endDate }: { startDate?: string; endDate?: string }) {
	if (startDate && endDate && endDate < startDate) {
		throw new UserError("'End Date' must not be before 'Start Date'");
	}
}
