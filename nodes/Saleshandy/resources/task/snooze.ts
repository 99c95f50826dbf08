import { UserError } from 'n8n-workflow';

import type { Field } from '../../operation/field';
import { date, required } from '../../operation/fields';
import { bulk } from '../../operation/kinds';
import { changeTasks } from './changeTasks';
import { taskId, TASKS_PER_REQUEST } from './shared';

const dateField = date('Snooze Until');

/** A moment in the future, to the second: `$now` differs between items, and equal moments share a request. */
const snoozeUntil: Field<string | undefined> = {
	...dateField,
	async parse(value, label, item) {
		const moment = (await dateField.parse(value, label, item))!;
		moment.setMilliseconds(0);
		if (moment.getTime() > Date.now()) return moment.toISOString();
		throw new UserError(`${label} must be in the future, but is ${moment.toISOString()}`);
	},
};

/** Contract: snoozeTask, bulkSnoozeTasks. */
export const snooze = bulk({
	name: 'Snooze',
	value: 'snooze',
	action: 'Snooze a task until a date',
	description: 'Postpone tasks until a date. Multiple items share one request.',
	contract: 'bulkSnoozeTasks',
	returns: {
		taskId: 'string',
		snoozed: 'boolean',
		snoozedUntil: 'string',
		reason: 'string',
		bulkActionId: 'string',
	},
	fields: { taskId, snoozeUntil: required(snoozeUntil) },
	shared: ({ snoozeUntil }) => snoozeUntil,
	target: ({ taskId }) => taskId,
	maxEntries: TASKS_PER_REQUEST,
	async send(context, inputs) {
		const [{ snoozeUntil }] = inputs;
		return await changeTasks(
			context,
			inputs.map(({ taskId }) => taskId),
			{
				one: (taskId) => ({
					method: 'POST',
					path: '/tasks/{taskId}/snooze',
					ids: { taskId },
					body: { snoozeUntil },
				}),
				many: (taskIds) => ({
					method: 'POST',
					path: '/tasks/bulk-snooze',
					body: { taskIds, snoozeUntil },
				}),
				output: { snoozed: true, snoozedUntil: snoozeUntil },
			},
		);
	},
});
