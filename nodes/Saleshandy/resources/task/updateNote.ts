import { required } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { note, taskId } from './shared';

/** Contract: updateTaskNote. */
export const updateNote = single({
	name: 'Update Note',
	value: 'updateNote',
	action: 'Update the note of a task',
	description: 'Replace the note of a task',
	contract: 'updateTaskNote',
	returns: { taskId: 'string', note: 'string' },
	fields: { taskId, note: required(note) },
	request: ({ taskId, note }) => ({
		method: 'PATCH',
		path: '/tasks/{taskId}/note',
		ids: { taskId },
		body: { note },
		adviceIfUnknown: 'Running the item again is safe: it only sets the same note again.',
	}),
	output: (_, { taskId, note }) => ({ taskId, note }),
});
