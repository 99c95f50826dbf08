import type { IDataObject } from 'n8n-workflow';

import { valuesOf } from '../../pickers/prospects';

/** A prospect in ten fields at most, with the values of its own fields by label. */
export function simplified(prospect: IDataObject): IDataObject {
	const { id, email, verificationStatus, createdAt } = prospect;
	const fields = valuesOf(prospect);
	return {
		prospectId: id,
		email,
		firstName: fields['First Name'],
		lastName: fields['Last Name'],
		company: fields.Company,
		jobTitle: fields['Job Title'],
		verificationStatus,
		createdAt,
		fields,
	};
}

/** The fields of a simplified prospect that the API's own does not have. */
export const simplifiedFields = {
	prospectId: 'string',
	firstName: 'string',
	lastName: 'string',
	company: 'string',
	jobTitle: 'string',
	fields: 'object',
} as const;
