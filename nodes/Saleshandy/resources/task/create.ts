import { isObject } from '../../checks';
import { chosenProspect } from '../../fields/prospect';
import { choice, day, required } from '../../operation/fields';
import { bulk } from '../../operation/kinds';
import { prospectIdOf } from '../../pickers/prospects';
import { taskChannels, taskPriorities } from './codes';
import { note, TASKS_PER_REQUEST } from './shared';

/** Contract: createTasks. */
export const create = bulk({
	name: 'Create',
	value: 'create',
	action: 'Create a task for a prospect',
	description: 'Create tasks for prospects. Items with the same task share one request.',
	builderHint: 'The prospect must exist: use Prospect: Create or Update first.',
	contract: 'createTasks',
	returns: { taskId: 'string', prospectId: 'string', channel: 'string' },
	fields: {
		prospectId: chosenProspect,
		channel: required(choice('Channel', taskChannels, { description: 'The type of task' })),
	},
	additionalFields: {
		dueDate: day('Due Date', { description: 'Defaults to today' }),
		priority: choice('Priority', taskPriorities, { default: 'normal' }),
		taskNote: note,
	},
	resolve: async (context, { prospectId, ...values }) => ({
		...values,
		prospectId: await prospectIdOf(context, prospectId),
	}),
	shared: (input) => ({ ...input, prospectId: undefined }),
	target: (input) => input,
	maxEntries: TASKS_PER_REQUEST,
	request: (inputs) => {
		const [{ channel, dueDate, priority, taskNote }] = inputs;
		return {
			method: 'POST',
			path: '/tasks/create',
			body: {
				prospectIds: inputs.map(({ prospectId }) => prospectId),
				taskType: channel.code,
				priority: priority?.code,
				dueDate,
				taskNote,
			},
			adviceIfUnknown:
				'The tasks may exist: look for them in Saleshandy before you run these items again.',
		};
	},
	output: ({ prospectId, channel }, payload) => ({
		...createdFor(prospectId, payload),
		prospectId,
		channel: channel.value,
	}),
});

/** The format of the response is uncertain. Nothing may fail here, because the tasks exist. */
const createdFor = (prospectId: string, payload: unknown) =>
	Array.isArray(payload)
		? payload.filter(isObject).find((created) => created.prospectId === prospectId)
		: {};
