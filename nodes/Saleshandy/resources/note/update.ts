import { toId } from '../../checks';
import { withChanges } from '../../fields/changes';
import type { Field } from '../../operation/field';
import { required, text } from '../../operation/fields';
import { single } from '../../operation/kinds';
import { status, visibility } from './shared';

const noteId: Field<string> = required({
	...text('Note ID', {
		placeholder: 'e.g. pS6dH1xY4n',
		description: 'Returned by Get Many',
	}),
	parse: (value, label) => toId(value, label),
});

/** Contract: updateNote. */
export const update = single({
	name: 'Update',
	value: 'update',
	action: 'Update a note on a prospect',
	description: 'Update the content, visibility or status of a note',
	contract: 'updateNote',
	returns: { success: 'boolean', noteId: 'string', updatedFields: 'array' },
	fields: { noteId },
	updateFields: { content: text('Content', { rows: 3 }), visibility, status },
	request: ({ noteId, content, visibility, status }) => ({
		method: 'PATCH',
		path: '/notes/{noteId}',
		ids: { noteId },
		body: withChanges({ content, visibility: visibility?.code, status: status?.code }),
		adviceIfUnknown: 'Running the item again is safe: it only makes the same changes again.',
	}),
	output: (_, { noteId, ...changes }) => ({
		success: true,
		noteId,
		updatedFields: Object.keys(withChanges(changes)),
	}),
});
