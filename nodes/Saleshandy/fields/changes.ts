import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

/** The error of an update that would change nothing. */
export const noChanges = (
	description = "Add at least one field to 'Update Fields'. Empty fields and expressions without a value are skipped.",
) => new UserError('No fields to update', { description });

/**
 * The body of an update: the fields that change, without empty ones.
 *
 * @throws UserError if there are none
 */
export function withChanges(changes: IDataObject): IDataObject {
	const wanted = Object.entries(changes).filter(([, value]) => value !== undefined);
	if (wanted.length > 0) return Object.fromEntries(wanted);
	throw noChanges();
}
