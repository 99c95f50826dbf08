import { UserError } from 'n8n-workflow';

import { toRequiredText } from './checks';

const ADDRESS = /^[^\s@<>()[\],;:\\"]+@[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u;
/** The longest address that RFC 5321 allows. */
const MAX_LENGTH = 254;

/** An email address. */
export function toEmail(value: unknown, label: string): string {
	const email = toRequiredText(value, label);
	if (email.length <= MAX_LENGTH && ADDRESS.test(email)) return email;
	throw new UserError(`${label} must be an email address, but is "${email.slice(0, 60)}"`);
}

/** The key of an address: case does not matter. */
export const emailKey = (email: unknown) => String(email).toLowerCase();
