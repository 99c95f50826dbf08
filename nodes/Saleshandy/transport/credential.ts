import { UserError } from 'n8n-workflow';

import { oncePerRun } from '../perRun';
import type { ApiContext } from './api';
import { BASE_URL } from './baseUrl';

/** The name of the credential type. */
export const CREDENTIAL = 'saleshandyApi';

/** Identifies a credential. Cached because n8n copies the whole node at each call. */
export const credentialId = oncePerRun((context: ApiContext) => {
	const { id, name } = context.getNode().credentials?.[CREDENTIAL] ?? {};
	return id ?? name ?? '';
});

/**
 * The API key, and the base URL without a trailing slash.
 *
 * @throws UserError if the base URL is not valid
 */
export const readCredential = oncePerRun(async (context: ApiContext) => {
	const { apiKey, baseUrl } = await context.getCredentials<{ apiKey: string; baseUrl: string }>(
		CREDENTIAL,
	);
	const url = String(baseUrl ?? '').trim();
	if (!BASE_URL.test(url) || !URL.canParse(url)) {
		throw new UserError(
			"'Base URL' of the Saleshandy credential must be a URL starting with https://",
			{
				description:
					'Example: https://open-api.saleshandy.com/v1 (no spaces, user name, "?" or "#").',
			},
		);
	}
	return { apiKey, baseUrl: url.replace(/\/+$/, '') };
});
