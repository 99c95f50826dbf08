import { UserError } from 'n8n-workflow';

import { toRequiredText } from '../../checks';

/**
 * A path below the Base URL. IDs in it become parameters, so that requests that differ only by ID
 * count as one endpoint for the rate limit.
 *
 * @throws UserError if it could lead elsewhere: a URL, a host, dots, encoded slashes, a query
 */
export function toPath(value: unknown, label: string) {
	const text = toRequiredText(value, label);
	const segments = text.replace(/^\//, '').split('/');
	if (!segments.every((segment) => SEGMENT.test(segment) && !/^\.+$/.test(segment))) {
		throw new UserError(
			`${label} must be a path below the 'Base URL', but is "${text.slice(0, 60)}"`,
			{
				description:
					"Example: /prospects/tags. It can't be a URL or contain '..', '//', '?' or encoded slashes. Put parameters in 'Query'.",
			},
		);
	}
	const ids: Record<string, string> = {};
	const named = segments.map((segment, index) => {
		if (!ID.test(segment)) return segment;
		ids[`id${index}`] = segment;
		return `{id${index}}`;
	});
	return { path: `/${named.join('/')}`, ids };
}

/** Letters, digits and characters without a meaning in URLs. */
const SEGMENT = /^[\w.~@:-]+$/;
/** Contract: HashedId, or the hexadecimal ID of a webhook. */
const ID = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9]{5,40}$/;
