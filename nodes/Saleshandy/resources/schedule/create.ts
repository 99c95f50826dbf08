import { UserError } from 'n8n-workflow';

import { toText } from '../../checks';
import type { Field } from '../../operation/field';
import { flag, required, text } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { timeSlots } from './timeSlots';

const timezone: Field<string | undefined> = {
	...text('Timezone', { placeholder: 'e.g. Europe/Paris' }),
	parse(value, label) {
		const name = toText(value, label).trim();
		if (isTimezone(name)) return name;
		throw new UserError(`${label} has an unknown value: "${name}"`, {
			description: 'Use an IANA name such as Europe/Paris or America/New_York.',
		});
	},
};

function isTimezone(name: string): boolean {
	try {
		// Node.js also knows offsets such as +02:00.
		return /^[A-Z]/i.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
	} catch {
		return false;
	}
}

/** Contract: createSchedule. */
export const create = single({
	name: 'Create',
	value: 'create',
	action: 'Create a sending schedule',
	description: 'Create a schedule of the days and times when emails are sent',
	contract: 'createSchedule',
	fields: {
		name: required(text('Schedule Name', { placeholder: 'e.g. Weekdays' })),
		timezone: required(timezone),
		timeSlots: required(timeSlots),
	},
	additionalFields: {
		isDefault: flag('Default Schedule', {
			description: 'Whether new sequences use this schedule by default',
		}),
	},
	request: ({ name, timezone, timeSlots, isDefault }) => ({
		method: 'POST',
		path: '/schedules',
		body: { name, timezone, timeSlots, ...(isDefault !== undefined && { isDefault }) },
		adviceIfUnknown: `The schedule may exist: look for "${name}" in Saleshandy before you run this item again.`,
	}),
});
