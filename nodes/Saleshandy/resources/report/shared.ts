import { UserError } from 'n8n-workflow';

import { day as optionalDay, required } from '../../operation/fields';

export const day = (displayName: string) => required(optionalDay(displayName));

/** @throws UserError if a period ends before it starts */
export function checkPeriod({ startDate, endDate }: { startDate: string; endDate: string }) {
	if (endDate < startDate) throw new UserError("'End Date' must not be before 'Start Date'");
}
