import type { IDataObject } from 'n8n-workflow';

import { valuesOf } from '../../pickers/prospects';

/** At most ten fields of a prospect, with the values of its fields by label. */
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

/** The fields that simplifying adds. */
export const simplifiedFields = {
	prospectId: 'string',
	firstName: 'string',
	lastName: 'string',
	company: 'string',
	jobTitle: 'string',
	fields: 'object',
} as const;
