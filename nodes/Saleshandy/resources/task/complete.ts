import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { choice } from '../../operation/fields';
import { formProperties, readForm } from '../../operation/form';
import type { Operation } from '../../operation/operation';
import { request } from '../../transport/request';
import { callOutcomes, isCall } from './codes';
import { taskId } from './shared';

const form = {
	fields: { taskId },
	options: {
		callOutcome: choice('Call Outcome', callOutcomes, { description: 'Required for call tasks' }),
	},
};

/** Contract: completeTask. */
export const complete: Operation = {
	name: 'Complete',
	value: 'complete',
	action: 'Complete a task',
	description: 'Mark a task as completed',
	builderHint: 'Find the task with Task: Get Many first.',
	contract: 'completeTask',
	returns: { taskId: 'string', completed: 'boolean', callOutcome: 'string' },
	fields: formProperties(form),

	async execute(itemIndex) {
		const { taskId, callOutcome } = await readForm(form, this, itemIndex);
		if (callOutcome) await checkIsCall(this, taskId);
		await request(this, {
			method: 'POST',
			path: '/tasks/{taskId}/complete',
			ids: { taskId },
			...(callOutcome && { body: { callOutcome: callOutcome.code } }),
			adviceIfUnknown: 'Check the task in Saleshandy before you run this item again.',
		});
		return { taskId, completed: true, ...(callOutcome && { callOutcome: callOutcome.value }) };
	},
};

/** @throws UserError if the task is known to be of another type */
async function checkIsCall(context: IExecuteFunctions, taskId: string) {
	const { taskType } = await request<IDataObject>(context, {
		method: 'GET',
		path: '/tasks/{taskId}',
		ids: { taskId },
	});
	if (isCall(taskType) !== false) return;
	throw new UserError("'Call Outcome' is set, but the task is not a call", {
		description: "Remove 'Call Outcome'. Only call tasks have an outcome.",
	});
}
