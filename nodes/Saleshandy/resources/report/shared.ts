import { UserError } from 'n8n-workflow';

import { dayIn } from '../../dates';
import { date, required } from '../../operation/fields';
import type { Field, Item } from '../../operation/fields';

/** A day in the workflow's time zone: `2026-03-31`. */
export const day = (displayName: string): Field<string> => {
	const { property, parse } = date(displayName);
	return required({
		property,
		parse: async (value: unknown, label: string, item: Item) =>
			dayIn((await parse(value, label, item))!, item.context.getTimezone()),
	});
};

/** @throws UserError if a period ends before it starts */
export function checkPeriod({ startDate, endDate }: { startDate: string; endDate: string }) {
	if (endDate < startDate) throw new UserError("'End Date' must not be before 'Start Date'");
}
