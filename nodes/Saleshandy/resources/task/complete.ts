import { choice } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { callOutcomes } from './codes';
import { taskId } from './shared';

/** Contract: completeTask. */
export const complete = single({
	name: 'Complete',
	value: 'complete',
	action: 'Complete a task',
	description: 'Mark a task as completed',
	contract: 'completeTask',
	returns: { taskId: 'string', completed: 'boolean', callOutcome: 'string' },
	fields: { taskId },
	options: {
		callOutcome: choice('Call Outcome', callOutcomes, { description: 'Required for call tasks' }),
	},
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
