import { prospectId } from '../../fields/prospect';
import { many } from '../../operation/kinds';
import { statusName, visibilityName } from './shared';

/** Contract: listProspectNotes. Its largest page is not public. */
export const getAll = many({
	action: 'Get many notes on a prospect',
	description: 'Retrieve a list of the notes on a prospect',
	contract: 'listProspectNotes',
	what: 'notes',
	adds: {
		noteId: 'string',
		prospectId: 'string',
		visibility: 'string',
		visibilityName: 'string',
		status: 'string',
		statusName: 'string',
		createdAt: 'string',
	},
	fields: { prospectId },
	pageSizes: [50],
	request: ({ prospectId }, page, pageSize) => ({
		method: 'GET',
		path: '/prospects/{prospectId}/notes',
		ids: { prospectId },
		query: { skip: (page - 1) * pageSize, take: pageSize },
	}),
	output: (note, { prospectId }) => ({
		...note,
		noteId: note.id,
		prospectId,
		visibilityName: visibilityName(note.visibility),
		statusName: statusName(note.status),
	}),
});
