import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { toChoice, toId } from '../../checks';
import type { Field } from '../../operation/fields';
import { choice } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { read } from '../../parameters';
import { request } from '../../transport/request';
import { callOutcomes, isCall } from './codes';
import { taskId } from './shared';

/** The outcome of a call. For any other task it is rejected, as far as the task tells what it is. */
const callOutcome: Field<(typeof callOutcomes)[number] | undefined> = {
	...choice('Call Outcome', callOutcomes, { description: 'Required for call tasks' }),
	async parse(value, label, { context, itemIndex }) {
		const outcome = toChoice(value, label, callOutcomes);
		const { taskType } = await request<IDataObject>(context, {
			method: 'GET',
			path: '/tasks/{taskId}',
			ids: { taskId: toId(read(context, 'taskId', itemIndex), "'Task'") },
		});
		if (isCall(taskType) !== false) return outcome;
		throw new UserError(`${label} is set, but the task is not a call`, {
			description: `Remove ${label}. Only call tasks have an outcome.`,
		});
	},
};

/** Contract: completeTask. */
export const complete = single({
	name: 'Complete',
	value: 'complete',
	action: 'Complete a task',
	description: 'Mark a task as completed',
	contract: 'completeTask',
	returns: { taskId: 'string', completed: 'boolean', callOutcome: 'string' },
	fields: { taskId },
	options: { callOutcome },
	request: ({ taskId, callOutcome }) => ({
		method: 'POST',
		path: '/tasks/{taskId}/complete',
		ids: { taskId },
		...(callOutcome && { body: { callOutcome: callOutcome.code } }),
		adviceIfUnknown: 'Check the task in Saleshandy before you run this item again.',
	}),
	output: (_, { taskId, callOutcome }) => ({
		taskId,
		completed: true,
		...(callOutcome && { callOutcome: callOutcome.value }),
	}),
});
