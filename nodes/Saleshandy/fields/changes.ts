import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

/**
 * The body of an update: what is to change, without empty fields.
 *
 * @throws UserError if nothing is
 */
export function withChanges(changes: IDataObject): IDataObject {
	const wanted = Object.entries(changes).filter(([, value]) => value !== undefined);
	if (wanted.length > 0) return Object.fromEntries(wanted);
	throw new UserError('No fields to update', {
		description: "Add at least one field to 'Update Fields'. Empty fields are skipped.",
	});
}
