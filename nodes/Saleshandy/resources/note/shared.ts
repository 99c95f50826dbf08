import { findChoice } from '../../checks';
import { choice } from '../../operation/fields';

/** Contract: createNote, whose codes are sent as text. */
const visibilities = [
	{ value: 'public', label: 'Public', code: '1' },
	{ value: 'private', label: 'Private', code: '2' },
];
const statuses = [
	{ value: 'published', label: 'Published', code: '1' },
	{ value: 'draft', label: 'Draft', code: '0' },
];

export const visibility = choice('Visibility', visibilities);
export const status = choice('Status', statuses);

export const visibilityName = (code: unknown) => findChoice(code, visibilities)?.value;
export const statusName = (code: unknown) => findChoice(code, statuses)?.value;
