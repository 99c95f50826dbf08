import type { INodeProperties } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { isObject, toChoice, toRequiredText, toRequiredTextList } from '../../checks';
import type { Field } from '../../operation/field';

/** Contract: ScheduleDay. 0 is Sunday. */
const days = [
	{ value: 'monday', label: 'Monday', code: 1 },
	{ value: 'tuesday', label: 'Tuesday', code: 2 },
	{ value: 'wednesday', label: 'Wednesday', code: 3 },
	{ value: 'thursday', label: 'Thursday', code: 4 },
	{ value: 'friday', label: 'Friday', code: 5 },
	{ value: 'saturday', label: 'Saturday', code: 6 },
	{ value: 'sunday', label: 'Sunday', code: 0 },
];

interface Time {
	hour: number;
	minute: number;
}

interface Slot {
	start: Time;
	end: Time;
}

const time = (displayName: string, name: string, value: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: value,
	placeholder: `e.g. ${value}`,
	description: 'Time of day, from 00:00 to 23:59',
});

/** The times when emails can be sent, one entry per weekday (contract: ScheduleDay). */
export const timeSlots: Field<Array<{ day: number; slots: Slot[] }> | undefined> = {
	property: {
		displayName: 'Time Slots',
		type: 'fixedCollection',
		placeholder: 'Add Time Slot',
		typeOptions: { multipleValues: true, sortable: true },
		default: {},
		description: 'When emails can be sent. Nothing is sent on other days.',
		options: [
			{
				displayName: 'Time Slot',
				name: 'slot',
				values: [
					{
						displayName: 'Days',
						name: 'days',
						type: 'multiOptions',
						options: days.map(({ label, value }) => ({ name: label, value })),
						default: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
					},
					time('From', 'from', '09:00'),
					time('To', 'to', '17:00'),
				],
			},
		],
	},
	parse(value, label) {
		const rows = isObject(value) ? [value.slot ?? []].flat() : [];
		if (rows.length === 0) return undefined;
		const all = new Map(days.map(({ code }) => [code, [] as Slot[]]));
		for (const [index, row] of rows.entries()) {
			const place = `of time slot ${index + 1} in ${label}`;
			const { days: chosen, from, to } = isObject(row) ? row : {};
			const slot = { start: toTime(from, `'From' ${place}`), end: toTime(to, `'To' ${place}`) };
			if (minutes(slot.end) <= minutes(slot.start)) {
				throw new UserError(`'To' ${place} must be later than 'From'`);
			}
			const codes = toRequiredTextList(chosen, `'Days' ${place}`).map(
				(day) => toChoice(day, `'Days' ${place}`, days).code,
			);
			for (const code of new Set(codes)) all.get(code)!.push(slot);
		}
		return [...all].map(([day, slots]) => ({ day, slots })).sort((a, b) => a.day - b.day);
	},
};

const minutes = ({ hour, minute }: Time) => hour * 60 + minute;

function toTime(value: unknown, label: string): Time {
	const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(toRequiredText(value, label)) ?? [];
	if (hour) return { hour: Number(hour), minute: Number(minute) };
	throw new UserError(`${label} must be a time such as 09:00`);
}
