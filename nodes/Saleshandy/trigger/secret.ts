import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { CREDENTIAL } from '../transport/credential';

/** The header that carries the secret with each delivery. */
export const SECRET_HEADER = 'X-Saleshandy-Trigger-Secret';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const hex = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex');

/**
 * The secret of a node's webhook: an HMAC-SHA256 of workflow and node, with the API key as its key, in
 * 64 hexadecimal digits. It is computed each time because n8n can lose what a trigger stores, for
 * example in queue mode.
 *
 * @returns an empty text, which no delivery matches, if the credential has no API key
 * @throws NodeOperationError if the node has no credential
 */
export async function webhookSecret(context: IHookFunctions | IWebhookFunctions): Promise<string> {
	const { apiKey } = await context.getCredentials<{ apiKey?: string }>(CREDENTIAL);
	const keyBytes = bytesOf(String(apiKey ?? '').trim());
	if (keyBytes.length === 0) return '';
	const algorithm = { name: 'HMAC', hash: 'SHA-256' };
	const key = await crypto.subtle.importKey('raw', keyBytes, algorithm, false, ['sign']);
	const identity = JSON.stringify([context.getWorkflow().id, context.getNode().id]);
	return hex(await crypto.subtle.sign('HMAC', key, bytesOf(identity)));
}

/** Distinguishes secrets without revealing them. */
export const fingerprint = async (secret: string) =>
	hex(await crypto.subtle.digest('SHA-256', bytesOf(secret))).slice(0, 8);

/** Whether a text looks like a secret of this node and not like a masked value. */
export const looksLikeSecret = (text: unknown) =>
	typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

/**
 * Whether a delivery has the right secret. Every received character is compared, so that the time does
 * not depend on how many are right.
 */
export function isSecret(received: unknown, secret: string): boolean {
	if (typeof received !== 'string' || secret === '') return false;
	let difference = received.length ^ secret.length;
	for (let index = 0; index < received.length; index++) {
		difference |= received.charCodeAt(index) ^ secret.charCodeAt(index % secret.length);
	}
	return difference === 0;
}
