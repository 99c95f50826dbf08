import type { IWebhookFunctions } from 'n8n-workflow';

const MAX_DELIVERIES = 500;
const MAX_NODES = 100;

/** Hashes of the last deliveries of the nodes that were used last, oldest first. */
const deliveries = new Map<string, Set<string>>();

/**
 * Whether this process accepted the same delivery for this node before. It only counts as accepted if
 * n8n answers with 2xx: otherwise Saleshandy delivers it again.
 *
 * Kept in memory because n8n does not reliably store what a trigger remembers between deliveries.
 */
export async function isRedelivery(context: IWebhookFunctions, body: Uint8Array): Promise<boolean> {
	const hash = Buffer.from(await crypto.subtle.digest('SHA-256', body)).toString('base64');

	// Without an await from here on, so that one of two equal deliveries sees the other.
	const hashes = hashesOf(context);
	if (hashes.has(hash)) return true;
	hashes.add(hash);
	if (hashes.size > MAX_DELIVERIES) removeOldest(hashes);

	const response = context.getResponseObject();
	response.once('close', () => {
		if (!response.writableFinished || response.statusCode >= 300) hashes.delete(hash);
	});
	return false;
}

function hashesOf(context: IWebhookFunctions): Set<string> {
	const key = JSON.stringify([context.getWorkflow().id, context.getNode().id]);
	const hashes = deliveries.get(key) ?? new Set();
	deliveries.delete(key);
	deliveries.set(key, hashes);
	if (deliveries.size > MAX_NODES) removeOldest(deliveries);
	return hashes;
}

/** Sets and maps keep the order in which their entries were added. */
function removeOldest(entries: Set<string> | Map<string, unknown>) {
	const [oldest] = entries.keys();
	entries.delete(oldest);
}
