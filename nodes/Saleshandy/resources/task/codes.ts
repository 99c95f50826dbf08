import { channels, makesTask } from '../../channels';
import type { Choice } from '../../checks';
import { findChoice } from '../../checks';

/** Contract: createTasks, whose codes are sent as text, unlike those of a step. */
export const taskChannels = channels
	.filter(makesTask)
	.map((channel) => ({ ...channel, code: String(channel.code) }));

/** Contract: createTasks. What is Normal for a step is called Medium there. */
export const taskPriorities = [
	{ value: 'urgent', label: 'Urgent', code: '1' },
	{ value: 'high', label: 'High', code: '2' },
	{ value: 'normal', label: 'Normal', code: '3', alias: 'Medium' },
	{ value: 'low', label: 'Low', code: '4' },
];

/** Contract: listTasks. */
export const taskStatuses = [
	{ value: 'upcoming', label: 'Upcoming' },
	{ value: 'dueToday', label: 'Due Today' },
	{ value: 'overdue', label: 'Overdue' },
	{ value: 'completed', label: 'Completed' },
	{ value: 'skipped', label: 'Skipped' },
];

/** Contract: listTasks, which has no filter for a single channel. */
export const taskTypes = [
	{ value: 'call', label: 'Call' },
	{ value: 'custom', label: 'Custom Task' },
	{ value: 'linkedin', label: 'LinkedIn' },
	{ value: 'whatsapp', label: 'WhatsApp' },
];

/** Contract: listTasks. */
export const sortKeys = [
	{ value: 'dueDate', label: 'Due Date' },
	{ value: 'priority', label: 'Priority' },
	{ value: 'completedAt', label: 'Completed At' },
	{ value: 'skippedAt', label: 'Skipped At' },
];

/** Contract: SortDirection. */
export const directions = [
	{ value: 'ascending', label: 'Ascending', code: 'ASC' },
	{ value: 'descending', label: 'Descending', code: 'DESC' },
];

/** Contract: CallOutcome. A documented sample has kebab case instead. */
export const callOutcomes = [
	'Interested',
	'Callback Later',
	'Followup',
	'Not Interested',
	'Wrong Number',
	'No Answer',
	'Left Voicemail',
	'Not In Service',
].map((code) => ({ value: code.toLowerCase().replaceAll(' ', '-'), label: code, code }));

/** The word for a code, or undefined if it is not a known one. */
export const wordFor = (code: unknown, rows: readonly Choice[]) => findChoice(code, rows)?.value;

/** Whether a type of task is a call, or undefined if it is not a known one. */
export const isCall = (taskType: unknown) =>
	findChoice(taskType, [...taskChannels, ...taskTypes])?.label.startsWith('Call');
