import { dayIn, toDate, toIso } from '../nodes/Saleshandy/dates';
import { runNode } from './engine';
import { byId, operation } from './parameters';
import { useEmulator } from './useEmulator';

test.each([
	['text with an offset', '2026-03-31T09:00:00+02:00', 'Asia/Tokyo', '2026-03-31T07:00:00.000Z'],
	['text of the date picker', '2026-03-31T09:00:00', 'Asia/Tokyo', '2026-03-31T00:00:00.000Z'],
	['text with a blank', ' 2026-03-31 09:00 ', 'America/New_York', '2026-03-31T13:00:00.000Z'],
	['a day', '2026-03-31', 'Europe/Paris', '2026-03-30T22:00:00.000Z'],
	['just before summer time', '2026-03-29T01:59', 'Europe/Paris', '2026-03-29T00:59:00.000Z'],
	['just after summer time', '2026-03-29T03:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
	['just after winter time', '2026-10-25T03:00', 'Europe/Paris', '2026-10-25T02:00:00.000Z'],
	[
		'in the west before summer time',
		'2026-03-08T01:59',
		'America/New_York',
		'2026-03-08T06:59:00.000Z',
	],
	[
		'in the west after summer time',
		'2026-03-08T03:00',
		'America/New_York',
		'2026-03-08T07:00:00.000Z',
	],
	['a day without midnight', '2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
	['a day without midnight in the east', '2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
	['a time that is skipped', '2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
	['milliseconds', 1774947600000, 'Asia/Tokyo', '2026-03-31T09:00:00.000Z'],
	['a date', new Date('2026-03-31T09:00:00Z'), 'Asia/Tokyo', '2026-03-31T09:00:00.000Z'],
])('%s is understood', (_, value, timezone, moment) => {
	expect(toDate(value, "'Due Date'", timezone).toISOString()).toBe(moment);
});

test.each([
	['31.03.2026', '"31.03.2026"'],
	['2026-03-31T25:00', '"2026-03-31T25:00"'],
	['2026-02-30', '"2026-02-30"'],
	['2027-02-29T09:00:00+02:00', '"2027-02-29T09:00:00+02:00"'],
	[[1774947600000], 'an array'],
	[true, '"true"'],
	[null, 'empty'],
])('%j is no date', (value, described) => {
	expect(() => toDate(value, "'Due Date'", 'UTC')).toThrow(
		`'Due Date' must be a date, but is ${described}`,
	);
});

test('a moment is on another day elsewhere', () => {
	const moment = new Date('2026-03-31T22:30:00Z');
	const days = ['America/New_York', 'UTC', 'Europe/Paris'].map((zone) => dayIn(moment, zone));
	expect(days).toEqual(['2026-03-31', '2026-03-31', '2026-04-01']);
});

test.each([
	['seconds', 1777892520, '2026-05-04T11:02:00.000Z'],
	['milliseconds', 1777892520000, '2026-05-04T11:02:00.000Z'],
	['ISO 8601', '2026-05-04T13:02:00+02:00', '2026-05-04T11:02:00.000Z'],
	['text without an offset', '2026-05-04 11:02:00', '2026-05-04T11:02:00.000Z'],
	['any other text', 'yesterday', 'yesterday'],
	['nothing', null, null],
])('%s in a response', (_, value, iso) => expect(toIso<unknown>(value)).toBe(iso));

describe("fields are in the workflow's time zone", () => {
	const emulator = useEmulator();
	const inTokyo = async (value: string, parameters: Parameters<typeof operation>[2]) => {
		const settings = { timezone: 'Asia/Tokyo' };
		const { error } = await runNode(emulator, operation('task', value, parameters), { settings });
		expect(error).toBeUndefined();
		return emulator.requests[0].body;
	};

	test('a day', async () => {
		const { id } = emulator.account.add('prospects');
		const additionalFields = { dueDate: '2030-03-31T22:30:00Z' };
		const parameters = { prospectId: byId(id), channel: 'CallDemo', additionalFields };
		expect(await inTokyo('create', parameters)).toMatchObject({ dueDate: '2030-04-01' });
	});

	test('a moment', async () => {
		const taskId = byId(emulator.account.add('tasks').id);
		expect(await inTokyo('snooze', { taskId, snoozeUntil: '2100-05-06T09:00:00' })).toEqual({
			snoozeUntil: '2100-05-06T00:00:00.000Z',
		});
	});
});
