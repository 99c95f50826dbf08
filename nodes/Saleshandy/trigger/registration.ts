import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { comparable, isObject, toTextList } from '../checks';
import { getWebhooks } from '../pickers/webhooks';
import { isKnownEvent } from './events';
import { fingerprint, looksLikeSecret, SECRET_HEADER, webhookSecret } from './secret';
import type { NewWebhook } from './webhooks';
import { createWebhook } from './webhooks';

/** Whether the user creates the webhook in Saleshandy, with a secret of their own. */
export const isManual = (context: IHookFunctions | IWebhookFunctions) =>
	context.getNodeParameter('registration') === 'manual';

/**
 * Looks for a webhook to reuse: active, with this node's URL, events and secret. The API can't delete
 * webhooks, so each one that is not reused stays.
 *
 * @throws NodeOperationError if no event or an unknown one is chosen
 */
export async function hasWebhook(context: IHookFunctions): Promise<boolean> {
	const wanted = await wantedWebhook(context);
	return (await webhooksAt(context, wanted.webhookUrl)).some((found) => !mismatch(found, wanted));
}

/** Creates the webhook unless another activation has just done so, and logs those it can't reuse. */
export async function registerWebhook(context: IHookFunctions): Promise<void> {
	const wanted = await wantedWebhook(context);
	await oneAtATime(wanted.webhookUrl, async () => {
		const found = await webhooksAt(context, wanted.webhookUrl);
		if (found.some((webhook) => !mismatch(webhook, wanted))) return;
		for (const webhook of found) {
			context.logger.warn(
				`Saleshandy webhook ${JSON.stringify(webhook.name)} (${comparable(webhook.id)}) has this node's URL, but ${mismatch(webhook, wanted)}. A new one is created. Delete the old one in Saleshandy's webhook settings.`,
			);
		}
		await createWebhook(context, wanted);
	});
}

/** Logs that the webhook stays in Saleshandy. */
export function warnAboutLeftover(context: IHookFunctions) {
	context.logger.warn(
		`n8n can't delete Saleshandy webhooks. The one for ${context.getNodeWebhookUrl('default')} stays in Saleshandy and is reused next time. If you no longer need it, delete it in Saleshandy's webhook settings.`,
	);
}

/** The webhook that the node needs. Its name shows in Saleshandy's list where it leads. */
async function wantedWebhook(context: IHookFunctions): Promise<NewWebhook> {
	const events = chosenEvents(context);
	const secret = await webhookSecret(context);
	const kind = context.getMode() === 'manual' ? 'test' : 'production';
	const place = `${context.getWorkflow().name ?? ''} / ${context.getNode().name}`;
	return {
		name: `n8n ${kind}: ${place} #${await fingerprint(secret)}`,
		webhookUrl: context.getNodeWebhookUrl('default')!,
		webhookEvent: events,
		headers: { [SECRET_HEADER]: secret },
	};
}

function chosenEvents(context: IHookFunctions): string[] {
	const events = [...new Set(toTextList(context.getNodeParameter('events'), "'Trigger On'"))];
	if (events.length === 0) {
		throw new NodeOperationError(context.getNode(), "Choose at least one event in 'Trigger On'");
	}
	const unknown = events.find((event) => !isKnownEvent(event));
	if (unknown !== undefined) {
		throw new NodeOperationError(
			context.getNode(),
			`'Trigger On' has an unknown event: "${unknown}"`,
		);
	}
	return events;
}

const webhooksAt = async (context: IHookFunctions, url: string) =>
	(await getWebhooks(context)).filter(
		({ webhookUrl }) => normalized(webhookUrl) === normalized(url),
	);

/** A URL in its usual form: host in lower case, no default port, no trailing slash. */
function normalized(url: unknown): string | undefined {
	if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
	const { origin, pathname, search } = new URL(url);
	return origin + pathname.replace(/\/$/, '') + search;
}

/** Why a webhook with this node's URL can't be reused; undefined if it can. */
function mismatch({ status, webhookEvent, ...webhook }: IDataObject, wanted: NewWebhook) {
	// A list that does not show the status counts as active.
	if (!['', 'active'].includes(comparable(status))) return `its status is "${comparable(status)}"`;
	const events = [webhookEvent].flat().map(comparable);
	if (!isSame(events, wanted.webhookEvent)) return `it is for ${events.join(', ') || 'no events'}`;
	if (!hasSecretOf(webhook, wanted))
		return 'its secret differs, for example because the API key was changed';
	return undefined;
}

const isSame = (some: string[], others: string[]) =>
	new Set(some).size === others.length && others.every((event) => some.includes(event));

/** The list may leave headers out or mask their values. The fingerprint in the name decides then. */
function hasSecretOf({ name, headers }: IDataObject, wanted: NewWebhook): boolean {
	const [, listed] =
		Object.entries(isObject(headers) ? headers : {}).find(
			([header, value]) =>
				header.toLowerCase() === SECRET_HEADER.toLowerCase() && looksLikeSecret(value),
		) ?? [];
	if (listed !== undefined) return listed === wanted.headers[SECRET_HEADER];
	return fingerprintIn(name) === fingerprintIn(wanted.name);
}

const fingerprintIn = (name: unknown) => /#([0-9a-f]+)$/.exec(comparable(name))?.[1];

const running = new Map<string, Promise<void>>();

/** Runs work with the same key one after another. */
async function oneAtATime(key: string, work: () => Promise<void>): Promise<void> {
	const before = running.get(key);
	const turn = (before ?? Promise.resolve()).catch(() => {}).then(work);
	running.set(key, turn);
	await turn.finally(() => {
		if (running.get(key) === turn) running.delete(key);
	});
}
